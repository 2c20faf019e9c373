import type { Locale } from "./phrases.ts";

const listOf = (row: string) => row.split("|").map((text) => text.trim());

/** Words that stand on no screen of the bench and in none of its glossaries: what a model may write in place of a translation. */
export const OTHER_WORDS: Readonly<Record<Locale, readonly string[]>> = {
  fr: listOf(
    "Fromage | Jardin | Lundi | Bicyclette | Hier | Montagne | Peindre | Rivière | Musique du monde | Chaussures | Voiture | Bonsoir | Envoyer | Quitter | Trouver | Aperçu | Réglages | Bureau | Formulaire | Dessiner un plan | Ciel | Facture",
  ),
  de: listOf(
    "Käse | Garten | Montag | Fahrrad | Gestern | Gebirge | Malen | Fluss | Musik der Welt | Schuhe | Wagen | Guten Abend | Senden | Beenden | Finden | Vorschau | Optionen | Schreibtisch | Formular | Plan zeichnen | Himmel | Rechnung",
  ),
  ar: listOf(
    "جبن | حديقة | الاثنين | دراجة | أمس | جبل | رسم | نهر | موسيقى العالم | أحذية | سيارة | مساء الخير | إرسال | خروج | العثور | معاينة | الخيارات | مكتب | نموذج | رسم مخطط | سماء | فاتورة",
  ),
  ja: listOf(
    "チーズ | 庭 | 月曜日 | 自転車 | 昨日 | 山 | 描く | 川 | 世界の音楽 | 靴 | 自動車 | こんばんは | 送信 | 終了 | 発見 | プレビュー | オプション | 机 | フォーム | 図を描く | 空模様 | 請求書",
  ),
  "zh-Hans": listOf(
    "奶酪 | 花园 | 星期一 | 自行车 | 昨天 | 高山 | 绘画 | 河流 | 世界音乐 | 鞋子 | 汽车 | 晚上好 | 发送 | 退出 | 查找 | 预览 | 选项 | 书桌 | 表单 | 绘制图表 | 天空 | 发票",
  ),
};
