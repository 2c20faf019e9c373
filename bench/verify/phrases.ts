/** What stands on screens, and how right translations of it read. */

export const LOCALES = ["fr", "de", "ar", "ja", "zh-Hans"] as const;
export type Locale = (typeof LOCALES)[number];
export type Phrase = Readonly<Record<Locale | "en", string>>;

const toPhrase = (row: string): Phrase => {
  const [en = "", fr = "", de = "", ar = "", ja = "", zh = ""] = row.split("|").map((text) => text.trim());
  return { en, fr, de, ar, ja, "zh-Hans": zh };
};

/** Texts of their own: of buttons, menus, labels and headings. */
export const LABELS: readonly Phrase[] = `
New | Nouveau | Neu | جديد | 新規 | 新建
Open | Ouvrir | Öffnen | فتح | 開く | 打开
Save | Enregistrer | Speichern | حفظ | 保存 | 保存
Save as | Enregistrer sous | Speichern unter | حفظ باسم | 名前を付けて保存 | 另存为
Print | Imprimer | Drucken | طباعة | 印刷 | 打印
Close | Fermer | Schließen | إغلاق | 閉じる | 关闭
Edit | Modifier | Bearbeiten | تحرير | 編集 | 编辑
Copy | Copier | Kopieren | نسخ | コピー | 复制
Paste | Coller | Einfügen | لصق | 貼り付け | 粘贴
Delete | Supprimer | Löschen | حذف | 削除 | 删除
Search | Rechercher | Suchen | بحث | 検索 | 搜索
View | Affichage | Ansicht | عرض | 表示 | 视图
Tools | Outils | Werkzeuge | أدوات | ツール | 工具
Help | Aide | Hilfe | مساعدة | ヘルプ | 帮助
Next | Suivant | Weiter | التالي | 次へ | 下一步
Back | Retour | Zurück | رجوع | 戻る | 返回
Cancel | Annuler | Abbrechen | إلغاء | キャンセル | 取消
Trash | Corbeille | Papierkorb | المهملات | ゴミ箱 | 回收站
Settings | Paramètres | Einstellungen | الإعدادات | 設定 | 设置
Share | Partager | Teilen | مشاركة | 共有 | 分享
Members | Membres | Mitglieder | الأعضاء | メンバー | 成员
Invite people | Inviter des personnes | Personen einladen | دعوة أشخاص | メンバーを招待 | 邀请成员
Templates | Modèles | Vorlagen | القوالب | テンプレート | 模板
Import | Importer | Importieren | استيراد | インポート | 导入
Export | Exporter | Exportieren | تصدير | エクスポート | 导出
Calendar | Calendrier | Kalender | التقويم | カレンダー | 日历
Favorites | Favoris | Favoriten | المفضلة | お気に入り | 收藏夹
Right | Droite | Rechts | يمين | 右揃え | 右对齐
Page | Feuillet | Seite | صفحة | ページ | 页面
Title | Intitulé | Titel | العنوان | タイトル | 标题
Name | Nom | Bezeichnung | الاسم | 名前 | 名称
Status | État | Zustand | الحالة | 状態 | 状态
Owner | Propriétaire | Eigentümer | المالك | 所有者 | 所有者
Last change | Dernière modification | Letzte Änderung | آخر تعديل | 最終更新 | 最后修改
Sign in | Se connecter | Anmelden | تسجيل الدخول | ログイン | 登录
Sign out | Se déconnecter | Abmelden | تسجيل الخروج | ログアウト | 退出登录
Create account | Créer un compte | Konto erstellen | إنشاء حساب | アカウントを作成 | 创建账户
Email address | Adresse e-mail | E-Mail-Adresse | البريد الإلكتروني | メールアドレス | 电子邮箱
Password | Mot de passe | Kennwort | كلمة المرور | パスワード | 密码
Notifications | Alertes | Benachrichtigungen | الإشعارات | 通知 | 通知
Dark mode | Mode sombre | Dunkler Modus | الوضع الداكن | ダークモード | 深色模式
Language | Langue | Sprache | اللغة | 言語 | 语言
Download | Télécharger | Herunterladen | تنزيل | ダウンロード | 下载
Upload a file | Envoyer un fichier | Datei hochladen | رفع ملف | ファイルをアップロード | 上传文件
Shopping cart | Panier | Warenkorb | سلة التسوق | カート | 购物车
Order now | Commander | Jetzt bestellen | اطلب الآن | 今すぐ注文 | 立即订购
All projects | Tous les projets | Alle Projekte | كل المشاريع | すべてのプロジェクト | 所有项目
Add a comment | Ajouter un commentaire | Kommentar hinzufügen | إضافة تعليق | コメントを追加 | 添加评论
Advanced | Options avancées | Erweitert | خيارات متقدمة | 詳細設定 | 高级
Privacy | Confidentialité | Datenschutz | الخصوصية | プライバシー | 隐私
`
  .trim()
  .split("\n")
  .map(toPhrase);

/** Sentences with words in them that are labels elsewhere; what they become has other words. */
export const SENTENCES: readonly Phrase[] = `
Click the plus next to any page title to add one below it. | Cliquez sur le plus à côté d’un titre pour en ajouter un dessous. | Klicken Sie auf das Plus neben einer Überschrift, um darunter eine anzulegen. | انقر على علامة الزائد بجانب أي عنوان لإضافة واحد تحته. | 見出しの横にあるプラスを押すと、その下に追加できます。 | 点按标题旁的加号，即可在下方添加。
You will find the mark at the bottom right if you need help. | Le repère se trouve en bas à l’angle si vous avez une question. | Das Zeichen finden Sie unten in der Ecke, wenn Sie Fragen haben. | ستجد العلامة في أسفل الزاوية إذا كان لديك سؤال. | ご不明な点は、画面下の隅にある印を押してください。 | 如有疑问，请查看屏幕底部角落的标记。
A new subpage is added as soon as you open the view. | Une sous-page naît dès que la vue s’affiche. | Sobald die Darstellung erscheint, entsteht eine Unterseite. | تظهر صفحة فرعية فور ظهور اللوحة. | 画面を出すと、すぐに子ページが増えます。 | 画面一出现，就会多出一个子页。
We save your work every minute, so you can close the window at any time. | Votre travail est conservé chaque minute ; quittez la fenêtre quand vous voulez. | Ihre Arbeit wird jede Minute gesichert; das Fenster können Sie jederzeit verlassen. | يُحفظ عملك كل دقيقة، ويمكنك مغادرة النافذة متى شئت. | 作業は毎分自動で記録されるので、いつでも終了できます。 | 您的工作每分钟自动存储，可随时离开窗口。
Move what you do not need to the trash, and get it back within thirty days. | Jetez ce qui ne sert plus ; vous avez trente jours pour le reprendre. | Werfen Sie weg, was Sie nicht brauchen; dreißig Tage lang lässt es sich wiederherstellen. | ارم ما لا تحتاج إليه، ويمكنك استعادته خلال ثلاثين يوما. | 不要なものは捨てても、三十日以内なら元に戻せます。 | 不需要的内容可以丢弃，三十天内均可恢复。
Members of a project can edit and share every file in it. | Toute personne du groupe peut changer et transmettre chaque document. | Wer zum Projekt gehört, darf jede Datei ändern und weitergeben. | يستطيع كل من في المجموعة تغيير كل مستند وإرساله. | プロジェクトの参加者は、どのファイルも変更して渡せます。 | 项目中的每个人都可以修改并转发其中的文件。
Search the templates by name, or import a list from your calendar. | Trouvez un gabarit d’après ses mots, ou reprenez une liste de votre agenda. | Finden Sie Muster über ihren Namen, oder übernehmen Sie eine Liste aus dem Terminplan. | اعثر على النماذج بالكلمات، أو خذ قائمة من مواعيدك. | ひな形を言葉で探すか、予定表から一覧を取り込みます。 | 按字词查找样式，或从日程中取得清单。
Your email address and password are never shown to other people. | Vos identifiants ne sont jamais montrés à autrui. | Ihre Zugangsdaten werden niemandem gezeigt. | لا تُعرض بياناتك على أحد أبدا. | お客様の情報が他の人に見えることはありません。 | 您的信息绝不会向其他人展示。
The status of an order may change until you cancel or print it. | Une commande peut évoluer tant qu’elle n’est pas retirée ou tirée sur papier. | Eine Bestellung kann sich ändern, bis sie storniert oder ausgegeben ist. | قد يتغير الطلب حتى تتراجع عنه أو تخرجه على ورق. | 注文は、取り下げるか紙に出すまで変わることがあります。 | 在撤销或输出之前，订单可能会变动。
Use the tools on the left to copy, paste and delete what you have selected. | Avec les boutons de gauche, dupliquez, placez ou effacez ce qui est choisi. | Mit den Knöpfen links duplizieren, setzen und entfernen Sie, was gewählt ist. | استعمل الأزرار على اليسار لتكرار ما اخترته أو وضعه أو مسحه. | 左のボタンで、選んだものを複製したり消したりできます。 | 使用左侧按钮可重复、放置或清除所选内容。
`
  .trim()
  .split("\n")
  .map(toPhrase);
