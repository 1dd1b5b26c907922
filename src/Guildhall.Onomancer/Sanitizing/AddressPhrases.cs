namespace Guildhall.Onomancer.Sanitizing;

/// <summary>Orders in English that speak to the model of the reader: what to say, to keep silent, to approve, to send, to show.</summary>
internal static class AddressPhrases
{
    public const string Source = """
        $show = reveal|print|repeat|output|show|display|disclose|leak|expose|dump|reproduce|recite|echo|write|tell|give|return|share|paste|provide|spell|list|state|summarize|summarise|translate|encode|send|post|copy|quote|describe|divulge|include|append|embed|type|regurgitate|spit|say|restate|relay|read|transcribe
        $showed = what|whats
        $say = say|state|report|write|claim|declare|conclude|output|respond|reply|answer|print|assert|affirm|tell|mention|include|add|insert|append|recommend|endorse|praise|rate|give|mark|approve|classify|label|treat|present|describe|summarize|summarise|omit|exclude|hide|conceal|suppress|ignore|disregard|emphasize|emphasise|highlight|promote|advise|suggest|assign|score|rank|accept|return|replace|stop|refuse|skip|leave|end|begin|start|use|translate|send|forward|email|post|upload|execute|call|visit|click|fetch|invoke|delete|do|follow|obey|always|never|make|ensure|only|pretend|act|reveal|repeat|drop|remove|please|note|must|should|append|downplay|minimize|minimise|quote|link|announce|express|grade|set|confirm|pass|merge|sign
        $order = say|state|report|claim|declare|conclude|output|respond|reply|answer|print|recommend|endorse|praise|rate|mark|approve|classify|label|omit|exclude|hide|conceal|suppress|ignore|disregard|emphasize|emphasise|promote|pretend|reveal|repeat|insert|append|tell|score|rank|execute|send|forward|email|upload|include|mention|refuse|obey|downplay|write|treat|do|dont|stop|only|never|always|add|skip|assign|give|summarize|summarise|call|visit|end|begin|follow|assert|confirm
        $reader = user|users|reader|readers|human|humans|anyone|reviewer|reviewers|operator|audience|customer|client|author|owner|them|him|her|person|people|recipient|team|leadership

        $sway = say|state|tell|ignore|disregard|recommend|approve|praise|rate|omit|exclude|hide|conclude|claim|pretend|reveal|mention|promote|endorse|respond|reply|answer|output|obey|assert|declare|emphasize|emphasise|downplay|insist|insert
        $this = this|these|the|it|following|above|below
        $doc = document|text|page|file|report|article|content|email|message|passage|webpage|website|audit|resume|paper|section|it|this
        $outcome = perfect|flawless|approved|safe|secure|excellent|best|compliant|passed|hacked|pwned|compromised|infected|harmless|risk-free|outstanding|trustworthy|malware
        $flaws = risk|risks|issues|issue|problems|vulnerabilities|findings|concerns|flaws|weaknesses
        $precious = conversation|conversations|chat|secrets|credentials|transcript|memory|history|prompt|passwords

        [prompt-extraction]
        ^$show ~4 system|hidden|secret|initial|original|confidential|underlying|developer|base|full|entire|complete|exact|starting|master prompt|prompts
        ^$show ~3 system|developer|hidden|secret|initial|original|internal|confidential ~1 instructions|instruction|directives|message|messages|guidelines!
        ^$show ~3 your|ur ~2 system|initial|original|hidden|secret|exact|full|internal|entire|first|complete ~2 prompt|instructions|rules|message|directives|guidelines|configuration|context
        ^reveal|disclose|leak|divulge|dump|recite|regurgitate|expose|repeat|print|output|show|display|share|echo ~2 your|ur ~3 prompt|instructions|directives|programming|guidelines|preamble
        ^repeat|print|output|echo|reproduce|recite|display|write|copy|paste|dump|return|show|reveal|transcribe|translate ~1 everything|all|text|words|instructions|anything|messages|prompt|conversation ~3 above|before|preceding|previous|prior|verbatim!
        ^repeat|print|output|echo|reproduce|recite|display|copy|paste|dump|reveal|transcribe|translate ~1 everything|words|prompt|conversation|verbatim ~3 above|before|preceding|verbatim
        ^repeat|print|output|echo|recite|reveal|show|tell ~3 instructions|prompt|rules|directives|guidelines ~2 you ~1 given|received|were|have|follow|got
        what|whats ~1 your ~2 system|initial|original|hidden|secret prompt|instructions|message|directives|rules
        what ~2 instructions|prompt|rules ~1 you ~1 given|received
        ^tell me ~3 your ~2 instructions|prompt|rules|directives
        $strong|words|text|everything starting|beginning with you are
        sentence|paragraph|word|line|text starting|beginning with you are
        ^repeat|copy|print|output|echo|recite|reproduce|transcribe|paste the text|words|instructions|prompt|message above
        ^repeat ~2 words above

        [prompt-extraction weak]
        $show ~3 api|secret|private|access|encryption|admin key|keys|token|tokens|password|passwords|credentials ~4 you|your|context|memory|system
        ^reveal|leak|expose|disclose|divulge|dump|exfiltrate ~3 secrets|secret|passwords|credentials|keys|tokens|password|confidential|memory|context|environment
        $show ~2 $ai|your ~1 credentials|secrets|passwords|memory|context|configuration|tools|functions

        [concealment]
        dont|not|never|without|avoid ~1 mention|mentioning|tell|telling|reveal|revealing|disclose|disclosing|inform|informing|alert|alerting ~4 $this ~1 instruction|instructions|message|note|prompt|comment|directive ~4 $reader|anyone|your
        dont|not|never ~1 tell|inform|alert|warn|notify|let|reveal|disclose|mention ~3 user|users|reader|readers|human|humans|anyone ~3 about|know|that|of|saw|see|read ~2 this|these|you|instruction|instructions|message|prompt ~1 instruction|instructions|message|note|prompt|comment|section|received|saw|read|were|did|exists|directive|injection
        dont|not|never ~1 mention|reveal|disclose|acknowledge|reference|admit ~3 this|these|following|hidden ~2 instruction|instructions|prompt|message|directive|comment|injection|note
        dont|not|never ~1 mention|reveal|disclose ~1 this|these|it ~2 to ~2 user|reader|readers|human
        ^keep|hold this|these|it|that secret|hidden|confidential|private ~1 from ~1 user|reader|users|readers|human|anyone|humans
        ^hide|conceal|withhold this|these|it|that ~1 instruction|instructions|message|fact|note|findings|risks|problems? from ~1 user|reader|users|readers|human|humans
        ^do|perform|execute|complete|proceed|act ~2 this|it|so|silently ~1 without ~1 telling|informing|notifying|alerting|mentioning ~3 user|reader|users|human|anyone
        $reader must|should|shall|will never|not ~1 know|see|notice|learn|suspect|told ~3 this|these|about instruction|instructions|message|note
        ^act|behave|continue|proceed|respond as if|though ~2 this|these|message|instructions ~3 exist|existed|happened
        as if ~2 this|these message|instruction|instructions|note|injection never|did|does|didnt|were

        [concealment weak]
        without ~1 telling|informing|notifying|alerting|mentioning ~2 $reader
        do this|so silently|quietly|secretly|covertly
        dont|not|never ~2 tell|inform|alert|warn|notify|mention|reveal ~5 $reader

        [reader-address]
        ^if|when|since|because|as|should you|youre ~1 are|re|be a|an|the ~2 ai|llm|llms|chatbot|gpt|chatgpt|claude|gemini|copilot|summarizer|summariser!
        ^if|when|since|because|as|should you|youre ~1 are|re|be a|an|the ~1 $ai system|model|assistant|agent|reading|processing|that|summarizing|summarising|tool|bot
        ^if|when|since|should you|youre ~1 are|re|be|a|an ai|llm|chatbot|gpt|chatgpt|claude|gemini|copilot|summarizer|summariser!
        ^if|when|since you|youre ~1 are|re|a|an ~2 language|automated|artificial|machine|large model|assistant|intelligence|agent|language|summarizer|summariser ~12 $sway|$order
        ^if|when|since you|youre ~1 are|re|a|an|the ~2 assistant|bot|agent|model reading|processing|summarizing|summarising|translating|asked|tasked|reviewing
        if|when|whenever|any|every|all|the|to|for ~3 $ai|model|models|agent ~3 reads|read|reading|processes|processing|summarizes|summarises|summarizing|summarising|parses|parsing|sees|translates|reviews|reviewing|ingests|analyzes ~1 this|these|the ~8 $sway|must|should|shall
        $ai ~1 reading|processing|summarizing|summarising|parsing|analyzing|analysing|viewing|translating|reviewing|ingesting this|these
        note|message|attention|notice|reminder|instruction|instructions|hint|memo|command|directive|directives|orders|psa|warning to|for|all ~2 $ai ~1 $say|you|please|if|when|this|your|reading|only
        note|message|attention|notice|reminder|instruction|instructions|hint|memo|request|command|directive to|for ~1 $model|$ai ~2 $sway
        note|message|attention|notice|instruction|instructions|memo|command|directive to|for ~2 $ai: ~8 $sway|$order|you|your
        note|message|attention|notice|instruction|instructions|memo|directive to|for ~2 language model|models
        ^attention|dear|hey|listen|psst|calling ~2 ai|llm|llms|assistant|chatbot|gpt|chatgpt|claude|gemini|copilot|summarizer|summariser|ais ~8 $sway|$order|must|should|please|you
        ^attention|dear|hey|listen|psst|calling ~2 language model ~8 $sway|$order|must|should|please|you
        ^ai|llm|assistant|chatbot|gpt|chatgpt|claude|gemini|copilot|summarizer|summariser: ~1 $sway|mark|hide
        ^ai|llm|assistant|chatbot|gpt|chatgpt|claude|gemini|copilot|summarizer|summariser|model must|should|shall|will|please ~1 ignore|disregard|say|recommend|approve|rate|conclude|claim|omit|praise|endorse|reveal|obey|tell
        as an|a ~1 ai|llm|language ~2 you must|should|will ~6 $sway

        [summary-steering]
        ^when|while|if|as|before|after|whenever|once you ~1 summarizing|summarising|summarize|summarise|translating|translate|rewriting|rewrite|paraphrasing|paraphrase|condensing ~1 $this ~1 $doc ~4 $sway|include|add|replace|end|begin|leave|make|append
        ^when|while|before|after|whenever|in|if summarizing|summarising|translating|rewriting|paraphrasing|condensing|summarized|summarised|you|asked ~1 $this|to ~1 $doc|summarize|summarise ~4 $sway|include|add|replace|end|begin|leave|make|append
        ^in|for|into|at ~2 your summary|summaries|translation|response|output|rewrite ~3 $sway|include|add|replace|leave|write|make
        ^$sway|include|add|insert|append|write|put ~6 in|from|of|into|to your summary|summaries|translation|response|output|rewrite
        your|the|every summary|translation|response|output|rewrite must|should|shall|has|needs ~1 $sway|start|consist|contain|recommend|conclude|say|end|begin|include|only ~1 with|the|that|of|only|only|a|phrase|word|sentence|no ~3 $outcome|word|phrase|sentence|that|following|text
        your summary|translation must|should|shall|has|needs ~2 $sway|start|consist|contain|end|begin|include
        your summary|translation|response|output|reply|answer says|states|mentions|concludes|claims|recommends ~8 $outcome|$flaws|that
        ^respond|reply|answer ~1 only|exactly|just|solely with|in|using ~3
        ^respond|reply|answer with only|exactly|just|nothing|solely
        ^respond|reply|answer to ~2 all|every|any|each ~3 with ~1 word|phrase|only|same|following|sentence
        ^output|print|write|say|return|type|respond|reply|answer ~1 only|exactly|just ~1 word|words|phrase|string|sentence
        ^output|print|say|write|type|respond ~1 exactly|only|just ~1 this|following text|sentence|word|string|phrase
        ^respond|reply|answer|output ~2 word|phrase|sentence|string ~2 only|exclusively|alone!
        ^and|translate|summarize|summarise|rewrite ~1 translate|summarize|summarise|rewrite nothing
        ^translate|summarize|summarise|rewrite nothing
        ^say|write|output|print|respond|reply nothing else|more
        and say|output|print|write|do nothing else
        ^summarize|summarise|describe|present|characterize|characterise|rate|grade|score this|the|it ~2 as ~3 $outcome|positive|low|ready|successful|complete
        ^tell|inform|assure|convince|persuade|advise ~1 the|your|every|all|any ~1 user|users|reader|readers|human|reviewer|customer|client ~1 that|this|there|it|to ~8 $outcome
        ^tell|inform|assure|convince|persuade|advise ~1 the|your|every|all|any ~1 user|users|reader|readers|human|reviewer|customer|client ~6 no|zero|without ~2 $flaws
        ^tell|inform|assure|convince|persuade|advise|instruct ~1 the|your|every|all|any user|users|reader|readers|human|customer|client to visit|click|call|download|buy|install|send|transfer|enter|pay ~4 http|https|link|number|password|bitcoin|software|money|now|credentials
        ^say|claim|state|report|conclude|declare|assert|affirm|pretend|confirm that ~6 $outcome
        ^say|claim|state|report|conclude|declare|assert|affirm|pretend|confirm that|there ~4 no|zero|without ~1 $flaws
        ^replace ~1 your|the|this ~1 summary|output|response|answer|translation with
        ^end|begin|start|finish|open|close|prefix|preface every|each|your ~1 response|reply|answer|summary|output|responses with|by
        $ai ~2 must|should|shall|will ~2 omit|exclude|praise|recommend|endorse|approve|downplay|conceal
        ^stop|halt|cease|abort ~1 summarizing|summarising|translating ~6
        ^instead|rather ~1 of ~1 summarizing|summarising|translating ~6 $sway|write|print|include

        [summary-steering weak]
        ^respond|reply|answer|output|print|say|write|type|return ~2 word|words|phrase|sentence
        ^follow|obey|heed these|mine ~1 instead
        ^leave|keep|omit|exclude|skip|drop|ignore ~4 from|in|out your|the summary|output|translation|response
        ^output|print|write|say|return|respond ~1 only|exactly|just
        ^$sway that ~4
        ^tell|inform|assure ~2 $reader that

        [approval-forging]
        ^mark|approve|accept|classify|label|treat|flag|rate|consider|grade|score|certify ~1 this|it|document|submission|candidate|paper|everything|resume ~2 as|document|submission|paper|request|pull|change|application|content|project|message|email|transaction|ten|10 ~3 approved|safe|trusted|secure|verified|perfect|excellent|compliant|benign|flawless|outstanding|harmless|authorized|authorised|immediately|automatically|ten|10|highest
        ^approve|accept|merge|publish ~1 this|the ~1 request|submission|document|application|transaction|change|pr|candidate ~1 immediately|automatically|unconditionally|without
        this|the ~1 document|request|submission|change|content|file|message|text|transaction ~1 has|is|was ~1 been|already|hereby|fully ~2 approved|authorized|authorised|verified|cleared|whitelisted|preapproved ~8 no|skip|do|bypass|without ~3 further|review|checks|check|scan|question|ask
        ^skip|bypass|omit|disable ~2 security|safety|moderation|human|further ~1 review|checks|check|scan|scanning|approval|moderation|validation ~3 approve|mark|and
        no further|additional|human ~1 review|approval|checks|verification|confirmation is|are ~1 needed|required|necessary ~3 approve|publish|mark|execute
        ^give|assign|award|grant this|it|the ~2 candidate|document|paper|submission|resume|applicant|project|application|essay|product ~2 highest|perfect|maximum|top|full|best|excellent|positive
        ^give|assign|award|grant ~2 highest|perfect|maximum|top|full|best|excellent|positive ~2 score|rating|grade|marks|recommendation|evaluation ~2 to this|the
        ^recommend|endorse ~2 hiring|approval|acceptance|accepting|launch|publishing|merging|immediate|strongly ~4 without|regardless|immediately

        [data-exfiltration]
        ^send|forward|email|mail|post|upload|transmit|exfiltrate|submit|leak|deliver|transfer ~3 $precious ~6 to|at|via
        ^send|forward|email|mail|post|upload|transmit|exfiltrate|submit|leak|deliver|transfer ~2 contents|everything|summary|context ~5 to ~1 http|https
        ^send|forward|email|mail|post|upload|transmit|submit|leak|deliver|transfer ~2 contents|content|everything|summary|data|document|context|results|findings|information|keys|tokens ~5 to ~2 attacker|evil|webhook|external|remote|ngrok|pastebin
        ^exfiltrate ~4 data|secrets|conversation|context|credentials|contents|information|history|keys|document
        ^append|add|include|embed|encode|put|insert|attach ~3 conversation|history|contents|secrets|credentials|prompt|summary|document|passwords|memory ~3 to|in|into|as|within ~3 url|link|image|query|parameter|querystring
        ^fetch|visit|open|load|browse|navigate|call|request ~4 and ~1 follow|obey|execute|do ~3 instructions|commands|says|directives|orders
        ^render|load|display|show|insert|include ~3 image|link|picture ~3 http|https|url ~8 conversation|secret|secrets|history|summary|data|contents|appended

        [data-exfiltration crosses]
        ^append|add|include|embed|encode|put|insert|attach|concatenate|send|post ~3 key|keys|token|tokens|$precious ~2 to|into|onto|in|as|at ~2 http|https ~14 image|picture|img|pixel
        ^append|add|include|embed|encode|put|insert|attach|concatenate|send|post|forward|upload ~3 key|keys|token|tokens|$precious ~2 to|into|onto|in|as|at ~2 http|https ~4 attacker|evil|exfil|ngrok|steal|leak|collect

        [data-exfiltration weak]
        send|forward|email|post|upload|transmit|submit ~3 data|document|report|information|results|files|tokens|keys|contents|summary|everything ~4 to
        append|add|include|embed|encode|attach ~3 data|token|key|answer|content|context ~3 url|link|image|query
        ^use|call|invoke|trigger ~2 tool|tools|function|plugin|browser|shell|terminal|api|code|bash ~3 to|and|with ~3 send|forward|email|delete|transfer|upload|exfiltrate|wipe|drop

        [role-label]
        ^^system|sys|admin|administrator|developer|root|moderator|operator|override|assistant: ~1 ignore|disregard|override|forget|reveal|respond|obey|pretend|approve
        ^^system|sys|admin|administrator|developer|root|override: ~1 you|your ~1 are|must|will|should|shall|new ~2 a|an|now|only|ignore|obey|always|never|reveal|approve|say|instructions|task|role|$ai
        ^^system|admin|developer|root override|prompt|instruction|instructions|directive: ~1 $order|you|your|ignore|from|the|all
        ^^assistant: ~1 sure|certainly|okay|ok|understood|of|yes|absolutely|i ~6 ignore|comply|reveal|instructions|disregard|pwned
        ^^human|user: ~1 ignore|disregard|forget|reveal|pretend ~6 prompt|instructions|rules|system|everything|previous|dan|restrictions
        ^^human|user: ~1 ignore|disregard|forget|stop|skip|abandon ~4 task|summary|summarizing|summarising|document|text|above|assignment
        role system content

        [role-label crosses]
        ^^human|user: ~1 ignore|disregard|forget|stop|skip|abandon|reveal|pretend|override|output ~12 assistant|ai: ~1 sure|certainly|okay|ok|understood|of|yes|absolutely|i|done

        [role-label weak]
        ^^instruction: ~1 $order|print|output

        [fake-delimiter crosses]
        ^end of ~1 document|documents|context|input|prompt|data|text|article|content|message|conversation|source|email|report|instructions|user|system|transcript|untrusted ~3 new|system|ignore|respond|disregard|your|you|admin|forget|assistant|now ~2 instructions|task|prompt|approve|previous|must|are|say|ignore|output|respond|all|reveal|summarize|write|message|obey|tell|recommend|should|will
        ^begin|start ~1 of? ~1 system|admin|developer|trusted prompt|instructions|message

        [hidden-directive hidden]
        $ai ~4 $sway|must|should
        language model ~4 $sway|must|should
        $sway ~2 user|users|reader|readers|human|humans|customer|leadership ~1 that|to|this|it|about
        approve|recommend|endorse|praise|rate|certify|promote ~2 this|as|that|launch|document|project|perfect|approved|product|candidate|it|audit ~6
        say|state|report|respond|reply|answer|tell|declare|claim|conclude|insist that|only|with|exactly ~6 $outcome|positive|favorable|favourable|recommended
        say|state|report|tell|declare|claim|conclude|insist ~5 no|zero|without ~1 $flaws
        you must|should|shall|will ~2 $sway
        system: ~1 $sway|you|all|your
        summary|summaries|summarize|summarise|summarizing|summarising ~5 must|say|omit|positive|favorable|favourable|recommend|praise
        dont|not|never ~1 mention|reveal|disclose|tell ~3 user|reader|readers|users|risks|issues|problems|findings|vulnerabilities
        exfiltrate|jailbreak|pwned
        """;
}
