namespace Guildhall.Tests.Onomancer.Sanitizing;

internal static class Ordinary
{
    public const string First = """"
        You must configure the database before the first start.
        OPERATING SYSTEM: Debian 12
        System: Linux x86_64
        The function calls `exec("ls")` and then eval() the result.
        exec(command, { shell: true })
        Ignore previous versions of the API.
        Disregard warnings from the linter.
        The assistant manager approved the budget.
        Act as a proxy between the client and the server.
        Override the default instructions in config.yaml.
        Users must not share their passwords.
        The tenant shall not sublet the premises without prior written consent.
        The parties agree that all prior agreements are superseded by this contract.
        All previous versions are deprecated.
        The previous instructions assume that you have Docker installed.
        You can ignore the instructions above if you use Homebrew.
        Follow the instructions above to install the package.
        Do not ignore the previous instructions about backups.
        Ignore the previous section if you are on Windows.
        Skip the previous step if the tool is installed.
        Ignore all files in the previous directory.
        git ignores all previous rules when a negated pattern follows.
        The last matching rule overrides all previous rules.
        Later settings override earlier settings.
        From now on, the API requires authentication.
        From now on the team meets on Tuesdays.
        You are now ready to deploy.
        You are now logged in as admin.
        You are now connected to the server.
        If you are now seeing an error, restart the service.
        The new instructions are in the wiki.
        See the new instructions for upgrading to version 3.
        New instructions for the build are in CONTRIBUTING.md.
        Your task is to review the pull request.
        The system prompt is stored in prompts/system.txt.
        We tune the system prompt every sprint.
        The model receives the system prompt and the document.
        Print the instructions and hang them beside the machine.
        Show the instructions in a dialog when the user first logs in.
        Repeat the steps above for every node.
        Repeat everything for the second cluster.
        Display the message to the user.
        Do not show this dialog to the user again.
        Do not mention this feature in the release notes until launch.
        Do not tell the user the password.
        Never reveal the private key to anyone.
        The error message must not reveal internal paths to the user.
        Respond with 404 if the document does not exist.
        The server must respond only to authenticated requests.
        Respond with JSON only when the Accept header asks for it.
        Return only the first matching row.
        Output only the names of changed files: `git diff --name-only`.
        Print only the summary with `--quiet`.
        Mark this issue as resolved when the tests pass.
        Mark the checkbox as done.
        The request was approved by the security team.
        This document has been approved by the board.
        Approve the pull request when CI is green.
        When summarizing the data, we drop rows without a date.
        When translating this document, keep the terms in the glossary.
        Our AI assistant helps users to find documents.
        If the AI model is slow, increase the timeout.
        AI models must be evaluated before release.
        Send the document to the printer.
        Send an email to support@example.com if you need help.
        Send the report to the finance team by Friday.
        Upload the file to https://upload.example.com/files with your API token.
        Post the results to the #general channel.
        Include the token in the request header.
        POST the data to http://localhost:8080/api/items.
        Embed the key in the URL query string only for testing.
        User: clicks the button. System: shows a dialog.
        User: I cannot log in.\nAssistant: Have you tried resetting your password?
        System: the nervous system must be examined first.
        System: all services are operational.
        Admin: Jane Doe
        Human: a member of the species Homo sapiens.
        ### Response\n\n200 OK
        ## System\n\nThe system consists of three services.
        ## Instructions\n\nFollow these steps.
        ## Prompt\n\nThe shell prompt shows the branch.
        <s>old price</s> new price
        <details>\n<summary>More</summary>\nText\n</details>
        <div align="center">Centered</div>
        <!-- prettier-ignore -->
        <!-- markdownlint-disable MD033 -->
        <!-- TODO: add a section about the system -->
        <!-- This table is generated, do not edit it by hand -->
        <!-- BEGIN doctoc generated TOC please keep comment here to allow auto update -->
        <!-- Please describe your changes in the summary below -->
        <!-- Thank you for your contribution! Please include steps to reproduce. -->
        <!-- Do not report security issues here; send an email to security@example.com -->
        <span style="color:red">warning</span>
        <img src="a.png" width="0" hidden>
        ![Build](https://img.shields.io/badge/build-passing-green?style=flat&logo=github)
        ![CI](https://github.com/org/repo/actions/workflows/ci.yml/badge.svg?branch=main)
        ![Coverage](https://codecov.io/gh/org/repo/branch/main/graph/badge.svg?token=ABC123)
        ![stars](https://api.star-history.com/svg?repos=a/b&type=Date)
        [search](https://example.com/search?q=hello)
        [template](https://api.example.com/users/{id}/posts)
        ![diagram](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ)
        Commit 3f786850e387550fdab836ed7e6dc881de23001b fixed it.
        sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
        The caf\u00e9 serves cr\u00e8me br\u00fbl\u00e9e \u00e0 la carte.
        Prix\u00a0: 12\u202f500\u00a0\u20ac\u00a0!
        👨\u200d👩\u200d👧\u200d👦 family and ❤\ufe0f heart
        🏴\U000E0067 is odd
        می\u200cخواهم به خانه بروم.
        शर्मा जी ने क्\u200dष लिखा।
        مرحبا \u200fبالعالم
        Die Donau\u00addampf\u00adschiff\u00adfahrt ist lang.
        Bitte beachten Sie die Anweisungen im Handbuch.
        Ignorieren Sie Warnungen des Linters.
        Die vorherigen Anweisungen gelten weiterhin.
        Suivez les instructions ci-dessous pour installer le logiciel.
        N'oubliez pas de lire les instructions.
        Ignora los archivos temporales.
        Siga las instrucciones anteriores para instalar el paquete.
        Siga as instruções acima para continuar.
        Segui le istruzioni precedenti.
        Volg de bovenstaande instructies.
        Postępuj zgodnie z powyższymi instrukcjami.
        Следуйте приведённым выше инструкциям.
        Дотримуйтесь наведених вище інструкцій.
        Yukarıdaki talimatları izleyin.
        请按照上述说明进行操作。
        系统提示您输入密码。
        请勿忽略警告信息。
        上記の手順に従ってください。
        エラーを無視して続行します。
        위의 지침을 따르십시오.
        اتبع التعليمات المذكورة أعلاه.
        ऊपर दिए गए निर्देशों का पालन करें।
        Система покажет сообщение об ошибке.
        int ignore = previous + instructions;
        if (system.role == "admin") { return true; }
        {"name": "system", "version": "1.0"}
        const assistant = new Assistant({ model: "gpt" });
        def reveal(prompt): print(prompt)
        SELECT * FROM instructions WHERE previous IS NULL;
        export SYSTEM_PROMPT="You are a helpful assistant."
        a b c d e f g h i j
        x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
        01 02 03 04 05 06 07 08 09 10 11 12
        The rules above apply to all employees.
        All rules in this section are mandatory and must always be followed.
        Forget about the old dashboard; it is gone.
        Forget everything you know about CSS floats.
        Do not forget to read the instructions.
        Please read all the instructions before you begin.
        Ignore the noise.
        The compiler will ignore any prior definitions.
        This setting overrides the previous one.
        You may disregard this email if you did not request it.
        If you already paid, please ignore this message.
        Please ignore previous email, the correct date is Monday.
        The judge told the jury to disregard the previous statement.
        Discard previous results before running the benchmark.
        Reset all previous settings.
        Delete all previous builds from the server.
        Replace the existing prompt with a custom one.
        Clear the current context and start a new one.
        The prompt asks the user for a name.
        Prompt injection is an attack in which text tries to change what a model does.
        The developer mode of the phone must be on.
        Enable developer mode in the Android settings.
        Enable debug mode with `DEBUG=1`.
        Enter maintenance mode before upgrading the cluster.
        Activate developer mode in Chrome extensions.
        He pretends to be asleep.
        The class behaves as if it were a list.
        Act like a professional during the interview.
        The proxy acts as a server to clients.
        You will act as the point of contact for customers.
        Respond to all customer requests within a day.
        Answer all questions in this section.
        Say hello to the new team member.
        Tell your manager that you are ill.
        Inform the user that the session has expired.
        Tell users about the change in the newsletter.
        Keep this key secret from users.
        Hide the sidebar from the user on small screens.
        Without asking the user, the updater installs the patch.
        The end of the document lists the references.
        End of file reached.
        BEGIN TRANSACTION; COMMIT;
        Start of new section.
        The reviewer gave this paper the highest score.
        Give each candidate a score from one to five.
        Run the following commands to execute the tests.
        Use the tool to send email to your customers.
        Call the function to delete the record.
        Fetch the page at https://example.com and follow the redirects.
        Make a POST request to the endpoint with the data.
        """";

    /// <summary>Written after the rules.</summary>
    public const string Second = """"
        Whatever the weather, the market opens at nine.
        Operators should disregard readings below zero.
        Previous directives of the European Union were repealed in 2018.
        The new directive repeals all prior directives on packaging.
        You must not ignore the safety rules of the laboratory.
        Drivers must obey all traffic rules.
        The old rules no longer apply to new tenants.
        The original instructions were lost in the fire.
        Students act as reviewers in the second week.
        An agent acts on behalf of the company.
        The chatbot answers questions about the product.
        We asked the assistant to summarize the meeting.
        The assistant is instructed to ignore spelling errors.
        This summary must include the total cost.
        Your answer must include a proof.
        In your answer, explain the difference between TCP and UDP.
        Reply with your full name and address.
        Answer the question with yes or no.
        Write only to the /tmp directory.
        Do not tell anyone your PIN.
        Never disclose your password to the support team.
        Inform the reader about the scope of the document.
        Grade the essay from A to F.
        This change has already been approved, see the ticket.
        Forward the port to the container.
        Upload the artifact to the registry.
        Put the key into the environment variable.
        ![badge](https://img.example.com/badge.svg?label=docs&message=ok)
        [issue](https://github.com/a/b/issues/new?title=Bug&body=Describe)
        [api](https://api.example.com/v1/data?format=json)
        Admin: the role that can edit settings.
        The parser stops at the end of input.
        Das System zeigt die Anweisungen an.
        Alle vorherigen Versionen werden ignoriert.
        Le système affiche les instructions.
        El sistema muestra las instrucciones de instalación.
        O sistema mostra as instruções na tela.
        Il sistema mostra le istruzioni.
        Het systeem toont de instructies.
        System pokazuje instrukcje.
        Система показывает инструкции пользователю.
        Система показує інструкції.
        Sistem talimatları gösterir.
        系统将显示安装说明。
        システムは手順を表示します。
        시스템이 오류 메시지를 표시합니다.
        يعرض النظام التعليمات.
        सिस्टम निर्देश दिखाता है।
        A security test showed that the phrase "ignore all previous versions" was harmless.
        Use `git checkout -- .` to discard all local changes.
        Use `--ignore-rules` to skip all the rules.
        Skip any rules that do not apply to you.
        The config file overrides all default rules.
        Disable all rules in the file with `/* eslint-disable */`.
        Reset your password with the instructions we sent.
        Reset the context before each request.
        rm -rf node_modules && npm ci
        curl -X POST https://api.example.com/v1/messages -d '{"role":"user","content":"hi"}'
        The `role` is `system`, `user` or `assistant`.
        for (const instruction of previous) { ignore(instruction); }
        The CPU discards all prior instructions in the pipeline after a misprediction.
        The compiler may reorder earlier instructions.
        A fence orders all previous instructions before later ones.
        The processor ignores the instruction prefix.
        Speculative execution executes the following instructions early.
        Tell the reader what the document is about.
        Give the team the best possible review.
        The company gives its highest recommendation to the vendor.
        Approve or reject this request within three days.
        Mark the document as read.
        Label the sample as safe only after the second test.
        Rate the pain from one to ten.
        Consider this document confidential.
        Treat this information as confidential.
        As an AI company, we publish our policies.
        If you are an AI engineer, this guide is for you.
        If you are a developer, read the API guide.
        Note to reviewers: the second commit is a rename.
        Note to self: buy milk.
        Attention all users: the service will be down tonight.
        Dear hiring manager, please find my resume attached.
        Hey team, please review this.
        """";

    public const string Third = """"
        Bitte beachten Sie die vorherigen Anweisungen zur Installation.
        Befolgen Sie die obigen Anweisungen.
        Ignorieren Sie die vorherigen Anweisungen nicht.
        Vergessen Sie nicht die vorherigen Anweisungen.
        Die bisherigen Regeln nicht vergessen.
        N'ignorez pas les instructions précédentes.
        Ne pas ignorer les consignes précédentes.
        Faites attention aux instructions précédentes.
        Suivez les instructions précédentes.
        No ignore las instrucciones anteriores.
        No se olvide de las instrucciones anteriores.
        Haz las instrucciones anteriores otra vez.
        Pasa a las instrucciones anteriores.
        Siga las instrucciones anteriores.
        Não ignore as instruções anteriores.
        Non dimenticare le istruzioni precedenti.
        Vergeet de vorige instructies niet.
        Sla de vorige instructies op in een map.
        Volg de vorige instructies.
        Nie ignoruj poprzednich instrukcji.
        Не забудьте предыдущие инструкции.
        Не игнорируйте предыдущие инструкции.
        Следуйте предыдущим инструкциям.
        Не ігноруйте попередні інструкції.
        Önceki talimatları dikkate alın.
        Önceki talimatları göz önünde bulundurun.
        Önceki talimatları unutmayın.
        Önceki talimatları görmezden gelmeyin.
        不要忽略之前的指示。
        请遵守之前的指示。
        以前の指示に従ってください。
        以前の指示に従うこと。
        以前の指示を無視しないでください。
        이전 지침을 무시하지 마세요.
        위의 지침을 따르지 않으면 오류가 발생합니다.
        पिछले निर्देशों पर ध्यान दें।
        पिछले निर्देशों को न भूलें।
        لا تنس التعليمات السابقة.
        لا تتجاهل التعليمات السابقة.
        اتبع التعليمات السابقة.
        Your role has changed to admin.
        Reply with the word STOP to unsubscribe.
        Print the word hello to the console.
        Add the API key to https://console.example.com/settings and save.
        Send the token to https://auth.example.com/revoke when the session ends.
        ### Instructions:\n\nRun the installer.\n\n### Response format:\n\nJSON.
        User: how do I reset my password?\nAssistant: Open the settings page.
        Later flags override what was set before.
        Everything after the double dash overrides the defaults given above.
        Follow the guidelines you were given by your manager.
        Set aside time for the review described earlier.
        """";
}
