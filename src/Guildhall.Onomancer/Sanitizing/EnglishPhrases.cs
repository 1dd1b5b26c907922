namespace Guildhall.Onomancer.Sanitizing;

/// <summary>Orders in English that set aside what the model was told, give it another part to play, or ask for what it was told.</summary>
internal static class EnglishPhrases
{
    public const string Source = """
        $disguised = ignore|prompts|earlier|original|preceding|command|commands|directive|guideline|message|reveal|bypass|safety|disregard|forget|override|instructions|instruction|previous|prompt|system|reveal|directives|guidelines|rules|password|secret|secrets|above|prior|everything|developer|assistant|approved|summary
        $ignore = ignore|disregard|forget|neglect|dismiss|omit|unlearn|unremember|discount|overlook
        $ignoring = ignoring|disregarding|forgetting
        $override = override|bypass|skip|discard|drop|abandon|erase|delete|cancel|void|nullify|replace|supersede|overwrite|overrule|circumvent|suspend|revoke|reset|wipe|clear|evade|disable|break|violate|remove|reject|scrap|ditch|negate|invalidate|annul|rescind|retract|undo|purge|expunge|jettison|unset|forgo|sidestep|deactivate
        $prior = previous|prior|earlier|preceding|above|foregoing|former|past|existing|original|initial|previously|aforementioned|preexisting|older|current|old|first
        $after = above|before|earlier|previously|prior|beforehand|given|received|preceding|hitherto
        $strong = instruction|instructions|prompt|prompts|directive|directives|programming|guardrails|guardrail|instrctions|instuctions|intructions|instructons|instructios|insructions|instrucions
        $medium = rules|rule|guidelines|guideline|guidance|commands|command|orders|order|context|constraints|training|restrictions|limitations|policies|conversation|briefing|mandate|mandates|teaching|teachings|protocols|safeguards|filters|persona|requests|tasks|task|objectives|goals|messages|direction|directions|text|content|input|inputs|statements|history
        $soft = rules|guidelines|guidance|commands|orders|constraints|training|restrictions|limitations|policies|directions|safeguards|mandates|protocols|objectives|tasks
        $instr = $strong|$soft
        $every = all|any|every|each|whatever|everything|anything
        $your = your|ur|yer
        $model = ai|llm|llms|model|models|assistant|assistants|chatbot|chatbots|gpt|chatgpt|claude|gemini|copilot|bot|bots|summarizer|summariser|agent|agents|ais|llama|mistral|summarizers|summarisers|translator|rewriter
        $modal = must|should|shall|will|do|or|but|and|so|then|now
        $ai = ai|llm|llms|assistant|chatbot|gpt|chatgpt|claude|gemini|copilot|summarizer|summariser|ais|llama|mistral|summarizers
        $aimode = dan|jailbreak|god|unrestricted|unfiltered|uncensored|jailbroken|sudo|opposite
        $nudge = please|now|then|and|but|so|just|must|should|shall|will|simply|immediately|first|also|kindly|completely|entirely|fully|totally|henceforth|therefore|instead|hereby|you|always|pls|plz|hey|ok|okay|silently|actually|lets|today|assistant|ai|model|do|or
        $negation = not|dont|never|cannot|cant|shouldnt|wont|mustnt|without|doesnt|didnt|couldnt
        $permit = can|may|could|might|safely|would|cannot|often|usually|sometimes|users|people|readers|developers|we|they|i|who|which|that|it|he|she|attackers|someone|anyone
        $teller = to|trying|attempts|attempt|that|which|who|may|might|could|would|they|it|can|attackers|attacker|users|them|we|he|she
        $if = if|when|unless|where|for|in|on|about|regarding|until|while|because|since|as
        $youword = you|your|yourself

        [instruction-override guarded]
        $ignore ~4 $prior ~2 $strong
        $ignore $every ~3 $prior ~2 $medium
        ^$ignore ~3 $prior ~1 $instr
        $ignore ~3 $strong ~3 $after
        $ignore ~2 $every ~2 $medium ~3 $after
        ^$ignore ~3 $soft ~3 $after
        $ignore $every ~3 $your ~2 $instr
        $ignore $every $strong
        $ignore $your ~2 $strong|rules|guidelines|guidance|training|constraints|restrictions|orders|policies|persona|limitations|safeguards|filters
        $ignore ~1 my|our|the prior|previous|earlier|original|above $medium
        $ignore ~2 what|whatever|everything|anything|all|stuff ~1 you|ive|was|were|has|i|we|they|came|comes|is|they ~4 told|said|instructed|asked|taught|learned|learnt|know|given|trained|before|above|programmed
        $ignore $every|the|whats above|before|previous|prior|preceding|foregoing|aforementioned!
        $ignore ~2 everything|anything|all ~3 above|before|previously|prior|earlier|told
        ^$override $every ~3 $prior ~2 $strong|$soft
        ^$override ~3 previous|prior|earlier|above|preceding|foregoing ~2 $strong
        ^$override ~2 $your ~1 $strong|rules|guidelines|guidance|training|constraints|restrictions|programming|policies|safeguards|filters|limitations
        ^$override $every ~2 $strong
        ^$override the system prompt|instructions
        ^$override $every ~2 safety|content|ethical|moderation $soft|filters|measures|checks|protocols|safeguards
        $ignore $every ~2 safety|content|ethical|moderation $soft|filters|measures|checks|protocols|safeguards
        $override ~2 everything you ~4 told|said|instructed|know|learned|given
        set|put|throw|leave|cast|push|toss|lay|brush $every|aside|the|your|away|out ~4 $prior|your ~2 $strong|$soft
        turn|switch off ~2 $your ~3 $soft|filters|guardrails
        disable $your ~2 filters|guardrails|safeguards|restrictions|safety
        $ignoring $every ~3 $prior ~2 $strong
        $ignoring $your|$every ~3 $strong
        do|please|just ignore|disregard ~2 $prior ~1 $strong
        set|put|throw|leave|cast|push|toss|lay|brush aside|away ~3 $strong|$soft ~3 $after
        set|put|throw|leave|cast|push|toss|lay|brush ~3 $strong|$soft ~3 $after aside|away

        [instruction-override]
        dont|not|never|stop|cease|quit|refrain|avoid ~1 follow|following|obey|obeying|heed|heeding|listen|listening|comply|complying|adhere|adhering|honor|honour|respect|observe|apply|execute|use|using|consider|carry ~4 $prior|your|initial ~2 $strong|rules|guidelines|orders|constraints|restrictions|commands|directions|guidance|policies
        dont|not|never|stop ~1 follow|following|obey|obeying|heed|heeding ~3 $strong|orders|rules|commands ~3 $after|you
        dont|not|never|stop|cease|quit ~1 follow|following|obey|obeying|heed|heeding|apply|applying|respect|observe|honor|honour ~3 $strong|$soft ~2 you ~2 given|told|received|got|shown|taught|issued
        $strong|$soft ~1 you|youve ~2 given|received|got ~1 dont|not|no ~2 apply|matter|count|valid|longer
        your instructions|instruction|directives|directive|programming have|has ~2 changed|replaced|updated|revised|superseded|rewritten|expired
        override|overrides|supersede|supersedes|replace|replaces|cancel|cancels|overrule|overrules|trump|trumps|outrank|outranks ~1 what|whatever|everything|anything|all ~1 you|youve ~3 told|given|instructed|learned|asked|taught|said
        what|whatever|everything ~1 you ~3 told|instructed|asked ~4 ignore|disregard|forget it|that|this|all|everything
        pay|give no|zero|little ~1 attention|heed|mind|regard ~3 $strong|rules|orders ~3 $after
        pay|give no|zero|little ~1 attention|heed|mind|regard ~3 $prior|your|anything|everything|whatever|any|what ~3 $strong|$soft|above|before|said|told|written
        take no notice ~3 $prior|your|anything|everything ~3 $strong|$soft|above|before
        your|the|all|any $prior $strong|$soft are|is|were|have|no|must|should|shall|will|can ~3 ignored|disregarded|void|null|cancelled|canceled|revoked|nullified|rescinded|forgotten|invalid|overridden|suspended|lifted|expired|terminated|deleted|discarded|nonbinding
        all|any|every|your ~2 $strong|rules|guidelines|constraints|restrictions|orders|directions ~5 ignored|disregarded|void|null|cancelled|canceled|revoked|nullified|rescinded|forgotten|lifted|overridden|terminated
        $instr ~3 above|before|earlier|previously ~4 revoked|void|nullified|rescinded|disregarded|forgotten|cancelled|canceled
        $strong ~1 $after ~4 ignored|disregarded|void|null|cancelled|canceled|revoked|nullified|rescinded|forgotten|lifted|overridden
        $every|your|the|these|those|earlier|previous|prior ~3 $strong ~2 no longer apply|applies|valid|binding|matter|matters|relevant|count
        previous|prior|earlier|above|your ~1 $strong|rules|guidelines ~2 no longer apply|applies|valid|binding|matter|relevant
        $prior|your ~1 $strong dont|not|doesnt ~1 apply|matter|count
        start|begin over|fresh|anew ~4 $strong|ignore|forget|rules
        instead of ~2 $prior|your|following ~2 $strong ~5 you|do|say|write|output|follow
        instead of following|obeying ~3 $strong|rules|guidelines
        these|this|following|new|below ~2 $strong|rules|message|text|note|directive|orders|commands ~2 override|overrides|supersede|supersedes|replace|replaces|cancel|cancels|overrule|overrules|trumps|trump|precedence|outrank|outranks|takes|take ~3 $prior|your|everything|all|any|system|precedence|priority ~3 $strong|rules|guidelines|else|other|before|above|message|orders
        treat|consider|regard ~4 $prior|your ~2 $strong ~3 void|null|cancelled|canceled|invalid|revoked|obsolete|nonexistent|expired|overridden|superseded|deleted|untrusted
        you are|were|re no longer bound|restricted|limited|required|constrained|obligated|subject|governed
        youre no longer bound|restricted|limited|required|constrained|obligated|subject|governed
        you ~2 free|freed|released|liberated|exempt ~1 from|of ~4 $strong|$soft|openai|anthropic|typical|usual|filters
        break free|out ~1 from|of ~4 $soft|confines|character|programming|openai|filters
        has|have|had been overridden|overruled|nullified ~4 $strong|prompt
        system prompt|instructions|message ~3 overridden|void|replaced|updated|cancelled|disabled|deactivated|changed|reset
        safety|content ~1 filters|guidelines|restrictions|rules|policies ~3 disabled|off|lifted|deactivated|void|suspended

        [new-instructions]
        ^new|updated|revised|additional|special|real|actual|secret|hidden|urgent|override|overriding|priority instructions|directive|directives|orders|prompt|mission for|to ~2 $ai
        ^^new|updated|revised|override|overriding|real|actual|secret|hidden|urgent ~1 instructions|instruction|directive|directives|prompt|orders:
        here are|is ~1 your ~1 new|real|actual|updated|true|revised|next $strong|task|mission|orders|rules|role|objective|goal|guidelines|job
        your ~1 real|actual|true|new|only|sole|updated|revised|secret|hidden task|mission|job|goal|objective|purpose|instructions|instruction|role|directive|directives|orders|assignment|function|rules|guidelines|identity|prompt|persona is|are|now
        your ~1 new|real|actual|true instructions|directive|orders|rules|role|task|mission|objective|identity|persona|job|goal|purpose:
        new|updated|revised system ~1 prompt|instructions|message|directive
        follow|obey|execute|heed|adopt|use ~1 these|this|only|the|my ~1 new|updated|following|revised|real|actual ~1 $strong|rules|orders|commands instead|only|from
        follow|obey|execute ~2 new|updated|revised|real|actual|my|mine ~2 $strong|orders|commands instead|only|rather
        follow|obey only my|mine|these|the|this ~3 $strong|orders|commands|rules
        ^begin|start|commence ~1 new|override|hidden|secret|injected|admin|system instructions|prompt|directive|override
        ^end of ~1 system|user|previous|original|initial prompt|instructions|input|instruction|context
        execute|run|perform|carry ~1 these|the|this|following ~2 hidden|secret|injected|embedded|system instructions|directive|prompt|command|commands

        [role-change]
        from now on|onward|onwards|forward ~1 act|respond|answer|reply|ignore|speak|pretend|behave|disregard|obey
        from now on|onward|onwards|forward ~1 you|youre ~1 are|act|respond|answer|reply|ignore|speak|pretend|behave|obey ~1 a|an|the|dan|my|only|in|as|to|all|with
        from now on|onward|onwards|forward ~1 you ~1 will|must|shall|should|only ~1 act|respond|answer|reply|ignore|speak|pretend|behave|obey|only|be|output|always|never|disregard|serve
        from this point|moment on|onward|onwards|forward ~1 act|respond|answer|reply|ignore|speak|pretend|behave|disregard|obey
        from this point|moment on|onward|onwards|forward ~1 you ~1 are|will|must|act|respond ~2 act|respond|answer|ignore|obey|a|an|dan|only|speak|as
        starting now ~1 act|respond|answer|reply|ignore|speak|behave|pretend
        starting now ~1 you ~1 are|will|must ~1 act|respond|a|an|answer|only|obey|ignore|dan
        going forward ~1 you ~1 will|are|must|should|shall ~1 act|respond|answer|ignore|only|pretend|obey
        ^henceforth ~1 you ~1 will|must|are|shall ~2 act|respond|answer|reply|ignore|obey|only|a|an|dan
        you are|re now a|an|the|my ~3 $model|dan|unrestricted|pirate|persona|character|hacker|evil|uncensored|unfiltered|interpreter|shell|terminal|helper|reviewer|translator
        you are|re now in ~2 dan|developer|jailbreak|god|unrestricted|debug|admin|uncensored mode
        you are|re now ~2 free|without|under|acting|called|named|operating ~4 restrictions|rules|limits|filters|control|guidelines|dan|$ai|persona|censorship|limitations
        youre now ~5 dan|unrestricted|jailbroken|uncensored|unfiltered|$model|pirate|mode|persona|character|hacker|without|no|restrictions
        you are|re now dan|unrestricted|jailbroken|jailbreak|uncensored|unfiltered|evil|freed|root|stan|aim|dude|devmode
        you will|must|shall now|henceforth|only ~1 act|respond|answer|reply|behave|speak|pretend|obey|roleplay|adopt|impersonate|ignore|disregard
        ^pretend|imagine|act|behave|roleplay|respond|answer|simulate|speak|operate ~2 as|to|like|you|that|is|if|be ~6 dan|unrestricted|jailbroken|jailbreak|uncensored|unfiltered|unaligned|unethical|evil|amoral|restrictions|restriction|limitations|rules|filters|guardrails|guidelines|censorship|ethics|limits
        ^pretend|roleplay|act|behave|speak|talk ~1 to|as|like|that|you|youre ~1 be|you|if|though|are|were|a|an|the|youre|my ~2 $ai|pirate|hacker|grandmother|grandma|villain|character|terminal|shell|persona|language|chatbot|bot
        pretend ~1 that|to|you|youre ~2 be|are|have|no|not ~4 $ai|restrictions|grandmother|grandma|hacker|pirate|unrestricted
        ^act|behave|respond|operate as|like|in ~3 dan|jailbroken|uncensored|unrestricted|unfiltered
        enter|enable|activate|switch|initiate|engage|start|unlock|turn|go ~3 $aimode ~1 mode|persona
        ^enter|engage|initiate developer|dev mode
        you ~2 in|entering|entered developer|dan|jailbreak|god|sudo|unrestricted|uncensored|jailbroken|opposite|unfiltered mode
        developer|dan|jailbreak|god|sudo|unrestricted|uncensored mode ~1 enabled|activated|on|engaged|unlocked|active
        do anything now
        your ~1 name|role|persona|identity|personality is now|dan
        your new|secret|true|real ~1 name|role|persona|identity|personality|job|character is|will|as
        adopt|assume|take ~2 persona|role|identity|personality ~2 of|as|named|called ~4 dan|unrestricted|admin|developer|evil|uncensored|hacker|pirate|jailbroken|system|root
        you have|are ~2 been ~1 jailbroken|freed|liberated|reprogrammed|unlocked|hacked|compromised|reset
        ^respond|answer|reply|speak|talk|write ~1 only|exclusively|always ~1 as|like|in ~2 pirate|pirates|emoji|emojis|haiku|rhymes|limerick|klingon|caps|uppercase
        ^stay in character
        $ai ~2 with no|without ~2 restrictions|rules|limits|filters|guardrails|ethics|limitations|guidelines|boundaries
        """;
}
