namespace Guildhall.Onomancer.Sanitizing;

/// <summary>The core orders, to set aside what was told before and to show it, in other languages.</summary>
internal static class WorldPhrases
{
    public const string Source = """
        $denial = nicht|nie|niemals|keinesfalls|pas|jamais|no|nunca|jamás|não|non|mai|niet|nooit|nigdy|не|никогда|ні|ніколи|不要|请勿|請勿|切勿|不能|不可|不得|不应|न|मत|ना|لا|عدم|دون|unutma*|yoksayma*|gelme*|無視しない|無視せず|無視してはいけ|無視してはなら|忘れない|忘れず|무시하지|무시하면|잊지

        [instruction-override]
        ne ~1 tenez|tiens|suivez|suis|respectez ~2 pas|plus|aucun ~4 instruction*|consigne*|directive*|règles ~2 précédent*|antérieur*|ci|initial*
        fais|faites fi|abstraction ~3 instruction*|consigne*|directive*|ordres|règles ~3 précédent*|antérieur*|ci|préalable*|initial*
        befolg*|beacht*|folg* ~1 nicht|keine|keiner|keinerlei ~2 vorherig*|vorig*|bisherig*|obig*|vorangegangen*|früher*|ursprünglich* ~1 anweisung*|instruktion*|befehl*|regel*|vorgabe*|richtlinie*
        befolg*|beacht*|folg* ~4 vorherig*|vorig*|bisherig*|obig*|vorangegangen*|früher*|ursprünglich* ~1 anweisung*|instruktion*|befehl*|regel*|vorgabe*|richtlinie* ~1 nicht
        не ~1 следуй*|соблюдай*|выполняй*|слушай*|подчиняй*|обращай*|придерживай*|учитывай* ~3 предыдущ*|прежн*|предшеству*|вышеуказанн*|изначальн*|вышеизложенн*|ранее ~3 инструкц*|указан*|команд*|правил*|распоряжен*|директив*|приказ*
        لا تتبع|تلتزم|تطع|تنفذ|تتقيد ~1 التعليمات|الأوامر|الإرشادات|التوجيهات|القواعد ~2 السابق*|أعلاه|المذكور*|الأصلي*|الأولي*
        पिछल*|पूर्व*|पहले|उपरोक्त|ऊपर ~4 निर्देश*|आदेश*|नियम* ~2 ध्यान|पालन न|मत|ना
        önceki|yukarıdaki|evvelki|tüm|bütün|mevcut ~4 talimat*|yönerge*|komut*|emir*|kural* ~3 dikkate alma|almayın|almayınız
        이전*|앞선|앞의|위의|기존*|모든 ~4 지시*|명령*|지침*|규칙* ~2 따르지 마*|말*
        sla ~2 vorige|eerdere|voorgaande|bovenstaande|alle ~1 instructie*|opdracht*|aanwijzing*|regels|richtlijn* ~1 over

        [instruction-override guarded affirmative]
        ignorier*|vergiss|vergessen|vergesst|missacht*|missachte|verwirf|verwerf*|umgeh*|übergeh*|überschreib* ~4 vorherig*|vorig*|bisherig*|obig*|vorangegangen*|vorangehend*|früher*|vorstehend*|ursprünglich*|bestehend* ~2 anweisung*|instruktion*|anordnung*|befehl*|regel*|vorgabe*|prompt*|richtlinie*|weisung*|aufforderung*
        ignorier*|vergiss|vergessen|missacht* ~2 alle|sämtliche|deine|ihre|jegliche ~2 anweisung*|instruktion*|befehle|regeln|vorgaben|prompt*|richtlinien
        vorherig*|bisherig*|obig*|vorangegangen*|früher* ~1 anweisung*|instruktion*|befehl*|vorgabe*|regel* ~5 ignorier*|vergess*|missacht*|ungültig|hinfällig|aufgehoben
        alles ~1 vorherige|bisherige|obige|vorangegangene ~2 ignorier*|vergess*
        ignorier*|vergiss|vergessen ~1 alles ~1 vorherige|bisherige|obige|was ~4
        ignor*|oubli*|néglige*|outrepass*|contourn*|désobéi*|méprise* ~5 instruction*|consigne*|directive*|ordres|règles|prompt|invite ~3 précédent*|antérieur*|ci|préalable*|initial*|reçu*|ci-dessus|dessus
        ignor*|oubli*|outrepass* ~3 précédent*|antérieur* ~2 instruction*|consigne*|directive*|ordres|règles
        ignorez|ignore|oubliez|oublie ~1 toutes|vos|tes ~2 instructions|consignes|directives|règles
        ignor*|olvid*|omite|omita|descart*|desestim*|omiso|alto|anula|anule|prescinde ~5 instruccion*|indicacion*|orden*|directric*|directiv*|reglas|comandos|consignas ~3 anterior*|previ*|preced*|arriba|inicial*|original*|recibid*
        ignor*|olvid*|descart*|desestim* ~3 anterior*|previ* ~2 instruccion*|indicacion*|órdenes|reglas|directric*
        ignora|ignore|olvida|olvide ~1 todas|tus|sus ~1 instrucciones|indicaciones|reglas|órdenes
        ignor*|esqueça|esquece|esquecer|descons*|despreze|descart* ~5 instruç*|orientaç*|ordens|diretriz*|regras|comandos|indicaç* ~3 anterior*|prévi*|acima|precedent*|inicia*|original*|recebid*
        ignor*|esqueça|descons* ~3 anterior*|prévi* ~2 instruç*|orientaç*|ordens|regras
        ignor*|dimentic*|trascur*|disattend*|tralascia* ~5 istruzion*|indicazion*|ordin*|direttiv*|regole|comand*|prompt ~3 precedent*|sopra|anterior*|inizial*|original*|ricevut*|prim*
        ignor*|dimentic* ~3 precedent* ~2 istruzion*|indicazion*|ordini|direttive|regole|comandi
        negeer*|vergeet|vergeten|verwaarloos* ~4 vorige|eerdere|voorgaande|bovenstaande|voorafgaande|oorspronkelijke|alle|je|jouw|uw ~2 instructie*|opdracht*|aanwijzing*|regels|richtlijn*|bevel*|prompt
        vorige|eerdere|voorgaande|bovenstaande ~1 instructie*|opdracht*|aanwijzing* ~4 negeer*|negeren|vergeten|genegeerd
        zignoruj*|ignoruj*|pomiń|pomin|pomińcie|zapomnij*|odrzuć|zlekceważ* ~4 poprzedni*|wcześniejsz*|powyższ*|dotychczasow*|wszystk*|swoje|twoje ~3 instrukcj*|polece*|wytyczn*|rozkaz*|zasad*|dyrektyw*|reguł*
        zignoruj*|ignoruj*|zapomnij* ~3 instrukcj*|polece*|wytyczn* ~2 poprzedni*|wcześniejsz*|powyższ*
        игнориру*|проигнориру*|игнорировать|забудь*|забыть|пренебрег*|отмени*|отбрось* ~4 предыдущ*|прежн*|предшеству*|ранн*|вышеуказанн*|вышестоящ*|прошл*|изначальн*|вышеизложенн*|ранее|все|свои|твои|ваши ~3 инструкц*|указан*|команд*|правил*|распоряжен*|директив*|промпт*|приказ*
        игнориру*|проигнориру*|забудь* ~3 инструкц*|указан*|команд*|правил*|директив* ~3 выше|ранее|предыдущ*
        предыдущ* ~2 инструкц*|указан*|команд* ~4 игнорир*|отменен*|недействит*|забыт*|проигнорир*
        ігнору*|проігнору*|забудь*|знехту*|відкинь*|скасу* ~4 попередн*|наведен*|вищезазначен*|минул*|всі|усі|свої|твої|ваші|вище ~3 інструкц*|вказівк*|команд*|правил*|настанов*|розпоряджен*|наказ*
        ігнору*|проігнору*|забудь* ~3 інструкц*|вказівк*|команд*|правил* ~3 вище|раніше|попередн*
        önceki|yukarıdaki|evvelki|daha|tüm|bütün|mevcut ~4 talimat*|yönerge*|komut*|emir*|emri*|kural*|istem* ~4 yoksay*|unut*|aldırma*
        önceki|yukarıdaki|evvelki|daha|tüm|bütün|mevcut ~4 talimat*|yönerge*|komut*|emir*|emri*|kural*|istem* ~4 yok|görmezden|boş|göz say*|gel*|ver*|ardı*
        yoksay|unut|görmezden ~4 önceki|yukarıdaki|tüm ~3 talimat*|yönerge*|komut*|kural*
        忽略|无视|無視|忘记|忘記|忘掉|忽视|忽視|不要理会|不要理會|不理会|不要遵守|不要遵循|不要听从|别管|別管|跳过|跳過|抛开|拋開|放弃|覆盖|覆蓋|绕过|繞過|撇开|推翻|取消|违反|不再遵循|停止遵循|不用管|不必理会|请忽略|請忽略 ~9 指令|指示|说明|說明|提示|提示词|提示詞|规则|規則|命令|要求|约束|約束|限制|设定|設定|上下文|内容|內容|对话|對話|指引|准则
        以上|之前|先前|上述|前面|此前|上面|所有|原有 ~6 指令|指示|提示|提示词|提示詞|规则|規則|命令|要求 ~6 忽略|无视|無視|忘记|忘記|忘掉|作废|作廢|无效|無效|失效|取消
        以前|これまで|上記|前述|先|今まで|前|直前|すべて|全て|既存|元|ここまで|それまで|従来|全部 ~12 指示|命令|指令|プロンプト|ルール|規則|説明|インストラクション|内容|制約|設定 ~6 無視|忘れ|従わないで|従うな|従うのをやめ|破棄|取り消|無効|スルー|上書き
        無視して|忘れて ~12 以前|上記|前|これまで|すべて ~6 指示|命令|プロンプト
        이전*|앞선|앞의|앞서|위의|위|기존*|지금까지|상기|모든|지금까지의|여태까지* ~4 지시*|명령*|지침*|프롬프트*|규칙*|설명*|안내* ~4 무시*|잊*|무효*|취소*|폐기*|삭제*
        무시하고|무시해|무시하십시오|무시하세요 ~4 이전*|위의|모든 ~3 지시*|명령*|지침*
        تجاهل*|انس|انسى|انسي|اهمل|أهمل|تخط*|تغاض*|وتجاهل ~3 التعليمات|تعليمات*|الأوامر|أوامر*|الإرشادات|التوجيهات|القواعد|توجيهات*|إرشادات*|المطالبات ~3 السابق*|أعلاه|المذكور*|الأصلي*|السالف*|الماضي*|المتقدم*|الأولي*|قبل|أخرى
        تجاهل*|انس|انسى ~2 جميع|كل|كافة ~2 التعليمات|تعليمات*|الأوامر|الإرشادات|التوجيهات|القواعد|ما
        पिछल*|पूर्व*|पहले|उपरोक्त|ऊपर|पुराने|सभी|अपने|इससे ~5 निर्देश*|आदेश*|नियम*|हिदायत*|अनुदेश*|प्रॉम्प्ट ~4 अनदेख*|नज़रअंदाज*|नजरअंदाज*|नज़रअंदाज़*|भूल*|उपेक्ष*|अवहेलना|इग्नोर|अमान्य|रद्द
        अनदेख*|उपेक्ष*|भूल* ~3 पिछल*|सभी|पूर्व* ~3 निर्देश*|आदेश*|नियम*

        [prompt-extraction]
        zeig*|gib|geben|nenn*|verrate*|offenbar*|enthüll*|drucke|wiederhol*|schreib*|teile|liste|verraten ~5 systemprompt*|systemnachricht*|systemanweisung*|systemaufforderung*|systemvorgabe*
        zeig*|gib|nenn*|verrate*|offenbar*|enthüll*|wiederhol* ~4 deine|ihre|deinen|ihren|dein ~3 anweisungen|systemprompt|prompt|instruktionen|systemanweisungen|anfangsanweisungen
        révél*|affich*|montr*|donn*|répèt*|répét*|imprim*|dévoil*|divulgu*|écri*|cite* ~5 prompt|invite|instructions|consignes|message ~3 système|initial*|cachée*|secrè*|interne*
        révél*|affich*|montr*|répèt*|répét*|dévoil*|divulgu* ~2 tes|vos|ton|votre ~2 instructions|prompt|consignes|invite
        revel*|muestr*|mostrar|imprim*|repit*|repet*|dime|diga|enseñ*|escrib*|divulg*|expón|exponga ~5 prompt|instrucciones|mensaje|indicaciones ~3 sistema|inicial*|ocult*|secret*|interna*|original*
        revel*|muestr*|repit* ~2 tus|sus|tu|su ~2 instrucciones|prompt|indicaciones
        revel*|mostr*|imprim*|repit*|exib*|diga|escrev*|divulg* ~5 prompt|instruç*|mensagem ~3 sistema|inicia*|ocult*|secret*|intern*|original*
        revel*|mostr*|repit*|exib* ~2 suas|teu|seu|tuas ~2 instruções|prompt
        rivel*|mostr*|stamp*|ripet*|scriv*|divulg*|dimmi ~5 prompt|istruzioni|messaggio ~3 sistema|inizial*|nascost*|segret*|intern*|original*
        rivel*|mostr*|ripet* ~2 tue|tuo|sue|vostre ~2 istruzioni|prompt
        toon|onthul*|geef|druk|herhaal|laat|vertel|schrijf|openbaar ~5 systeemprompt*|systeeminstructie*|systeembericht*|systeemopdracht*
        toon|onthul*|geef|herhaal ~2 je|jouw|uw ~2 instructies|prompt|systeemprompt
        pokaż|pokaz|ujawnij*|wyświetl*|wypisz*|powtórz*|podaj*|zdradź*|wydrukuj* ~5 prompt*|instrukcj*|polece* ~3 systemow*|początkow*|ukryt*|tajn*|wewnętrzn*
        pokaż|ujawnij*|wyświetl*|wypisz*|powtórz*|podaj*|zdradź* ~4 systemow*|ukryt*|tajn*|początkow*|swoje|twoje|swój|twój ~2 prompt*|instrukcj*|polece*|wytyczn*
        покаж*|раскро*|выведи*|напечата*|повтори*|напиши*|сообщи*|назови*|процитиру*|открой* ~5 системн*|скрыт*|секретн*|начальн*|исходн*|свой|свои|твой|твои|ваш|ваши|внутренн* ~3 промпт*|инструкц*|подсказк*|сообщен*|указан*|запрос*|промт*
        покаж*|розкри*|виведи*|надруку*|повтори*|напиши*|повідом* ~5 системн*|прихован*|секретн*|початков*|свій|свої|твій|твої|ваш|ваші|внутрішн* ~3 промпт*|інструкц*|підказк*|повідомлен*|вказівк*|запит*
        sistem|gizli|başlangıç|ilk|dahili ~2 istem*|prompt*|talimat*|komut*|mesaj*|yönerge* ~5 göster|gösterin|göstersene|açıkla|açıklayın|yazdır|yazdırın|ifşa|tekrarla|tekrarlayın|paylaş|paylaşın|yaz|söyle|söyleyin|ver
        显示|顯示|输出|輸出|打印|列印|泄露|洩露|透露|告诉|告訴|重复|重複|展示|揭示|公开|公開|说出|說出|复述|複述|给出|提供 ~9 系统提示|系統提示|系统提示词|系統提示詞|系统指令|系統指令|初始指令|隐藏指令|隱藏指令|提示词|提示詞|系统消息|内部指令|系统设定|初始提示
        システムプロンプト|システム指示|システムメッセージ|初期指示|隠された指示|システム命令|内部指示|初期プロンプト ~6 表示|出力|教え|公開|開示|見せ|明かし|繰り返し|印刷|書き出|漏ら|暴露|示し
        시스템 ~1 프롬프트*|지시*|지침*|메시지*|명령* ~4 공개*|출력*|보여*|알려*|표시*|누설*|반복*|말해*|드러내*|노출*
        시스템프롬프트*|시스템지침* ~4 공개*|출력*|보여*|알려*|표시*
        اكشف|أظهر|اظهر|اعرض|اطبع|كرر|أفصح|اكتب|أخبرني|اذكر|شارك ~4 موجه|مطالبة|تعليمات|رسالة|التعليمات|المطالبة|الموجه|توجيهات|برومبت ~3 النظام|السري*|المخفي*|الأولي*|الداخلي*|الأصلي*|نظامك|للنظام
        सिस्टम|गुप्त|प्रारंभिक|आंतरिक|छिप* ~1 प्रॉम्प्ट|प्रॉम्ट|निर्देश*|संदेश*|प्रोम्प्ट ~5 दिखाओ|दिखाएं|दिखाएँ|दिखाइए|दिखाइये|दिखा|बताओ|बताएं|बताएँ|बताइए|बता|प्रकट|प्रिंट|दोहरा*|उजागर|साझा|लिख*|खोल*

        [role-change]
        du bist ~1 jetzt|nun|ab ~6 ki|dan|pirat|assistent|modus|einschränkung*|regeln|filter*|unzensiert*|uneingeschränkt*|hacker|modell
        ab|von sofort|jetzt|nun ~2 bist|wirst|antworte|antwortest|handelst|musst|an ~2 du|nur|als|sie|bist|wirst
        tu|vous es|êtes|etes ~1 maintenant|désormais ~6 ia|dan|pirate|assistant|restriction*|mode|règles|hacker|limite*|filtre*
        à partir ~1 maintenant|présent ~2 tu|vous|réponds|répondez|agis
        ahora eres ~6 ia|dan|pirata|asistente|restricciones|modo|reglas|hacker|límites|un|una
        a partir de ahora ~2 eres|responde|actúa|actua|debes|serás|tu|tú
        agora você|voce ~1 é|será|e ~6 ia|dan|pirata|assistente|restrições|modo|regras|hacker|limites|um|uma
        ora|adesso sei ~6 ia|dan|pirata|assistente|restrizioni|modalità|regole|hacker|limiti|un|una
        je bent nu|vanaf ~6 ai|dan|piraat|assistent|beperkingen|modus|regels|hacker
        jesteś ~1 teraz ~6 ai|dan|piratem|asystentem|ograniczeń|trybie|zasad|hakerem
        ты|вы теперь ~6 dan|ии|пират*|ассистент*|ограничен*|режим*|правил|хакер*|бот*
        ти|ви тепер ~6 dan|ші|пірат*|асистент*|обмежен*|режим*|правил|хакер*
        你现在是|你現在是|你现在|你現在|从现在起|從現在起|从现在开始|從現在開始 ~12 不受|没有限制|沒有限制|开发者模式|開發者模式|越狱|越獄|海盗|扮演|无限制|無限制|必须|必須|助手|模型|dan|只能|黑客
        あなたは今|今からあなたは|これからあなたは|あなたは今から|あなたはこれから ~14 制限|開発者モード|海賊|dan|ai|として|モード|ハッカー|制約
        지금부터 ~2 너는|당신은|넌 ~8 ai*|dan*|해적*|제한*|모드*|해커*|비서*|모델*
        """;
}
