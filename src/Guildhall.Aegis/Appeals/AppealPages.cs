using System.Globalization;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Pages;
using Microsoft.AspNetCore.Http;

namespace Guildhall.Aegis.Appeals;

/// <summary>What people who appeal read; plain pages, complete without a script.</summary>
internal static class AppealPages
{
    public static string AnswerName(int question) => string.Create(CultureInfo.InvariantCulture, $"answer{question}");

    public static Page Welcome() =>
        new(
            "Appeals",
            Html.Of(
                $"""
                <h1>Appeals</h1>
                <p>Were you banned, muted or warned in a server that Guildhall looks after? Here you can ask its staff to look
                at it again, also when you are not in the server any more.</p>
                <p>Sign in with Discord, so that we know which cases are yours. Guildhall learns your name and your id, posts
                nothing and keeps no access to your account.</p>
                <p class="actions"><a class="button" href="/api/v1/auth/login?returnUrl={AppealEndpoints.Prefix}">Sign in with Discord</a></p>
                """
            )
        );

    public static Page List(IReadOnlyList<AppealItem> items, IReadOnlyList<(string Guild, Appeal Appeal)> appeals)
    {
        var nothing = items.Count == 0 && appeals.Count == 0;
        return new(
            "Appeals",
            Html.Of(
                $"""
                <h1>Appeals</h1>
                {Html.If(
                    nothing,
                    () =>
                        Html.Of(
                            $"<p>There is nothing that you could appeal: no server here has a case of yours that is in force and takes appeals.</p>"
                        )
                )}
                {Html.If(items.Count > 0, () => Html.Of($"<h2>Your cases</h2>\n{Html.Join(items.Select(Item))}"))}
                {Html.If(
                    appeals.Count > 0,
                    () => Html.Of($"<h2>Your appeals</h2>\n{Html.Join(appeals.Select(a => Listed(a.Guild, a.Appeal)))}")
                )}
                """
            )
        );
    }

    /// <summary>For what is not there and for what is another's: the same, so that nobody learns which.</summary>
    public static Page Missing(bool isSignedIn) =>
        new(
            "Not found",
            Html.Of(
                $"""
                <h1>There is nothing here</h1>
                <p>The address is wrong, or what it leads to is not yours to see.</p>
                {Html.If(
                    !isSignedIn,
                    () => Html.Of($"<p>Perhaps you have to sign in first, or with another Discord account.</p>")
                )}
                <p>If you were sent a link, open it again as it was sent. If you are staff, ask for the right <code>mod:appeals</code>.</p>
                <p class="actions"><a class="button" href="{AppealEndpoints.Prefix}">To your cases and appeals</a></p>
                """
            )
        )
        {
            Status = StatusCodes.Status404NotFound,
        };

    public static Page Form(CaseVisit visit, string text, IReadOnlyList<AppealAnswer> answers, Refusal? refusal)
    {
        var row = visit.Case;
        return new(
            "Make an appeal",
            Html.Of(
                $"""
                <p><a href="{AppealEndpoints.Prefix}">← All your cases</a></p>
                <h1>Appeal to {visit.Guild}</h1>
                {Complaint(refusal)}
                <section class="card">
                {About(row)}
                </section>
                <form method="post">
                {visit.Visitor.CsrfField}
                <label for="text">Your appeal</label>
                <p class="hint" id="text-hint">In your own words, up to {AppealRules.LongestText} characters. Staff of the server read it.</p>
                <textarea id="text" name="text" maxlength="{AppealRules.LongestText}" required aria-describedby="text-hint">{text}</textarea>
                {Html.Join(
                    visit.Settings.Questions.Select(
                        (question, i) => Question(question, i, answers.ElementAtOrDefault(i)?.Answer ?? "")
                    )
                )}
                <p class="hint">{Tries(visit)}</p>
                <p class="actions"><button>Send the appeal</button></p>
                </form>
                """
            )
        )
        {
            Status = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    public static Page Show(AppealVisit visit, Case? row, IReadOnlyList<AppealEntry> entries, Refusal? refusal)
    {
        var appeal = visit.Appeal;
        return new(
            "Your appeal",
            Html.Of(
                $"""
                <p><a href="{AppealEndpoints.Prefix}">← All your cases</a></p>
                <h1>Your appeal to {visit.Guild ?? "a server that I am not in any more"}</h1>
                {Complaint(refusal)}
                {Outcome(appeal, row)}
                {Html.If(row is not null, () => Html.Of($"<section class=\"card\">\n{About(row!)}\n</section>"))}
                <h2>What you wrote</h2>
                <p class="meta">{AppealText.Time(appeal.CreatedAt)}</p>
                <blockquote>{Html.Lines(appeal.Text)}</blockquote>
                {Html.Join(AppealMessage.Answers(appeal).Select(Answered))}
                {Html.Join(entries.Where(e => e.Kind != EntryKind.Comment).Select(Entry))}
                {Html.If(appeal.State == AppealState.NeedsInfo, () => AnswerForm(visit))}
                {Html.If(appeal.IsOpen, () => WithdrawForm(visit))}
                """
            )
        )
        {
            Status = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    private static Html Item(AppealItem item)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"{AppealEndpoints.Prefix}/{item.Case.GuildId}/cases/{item.Case.Number}"
        );
        var next = item.Chance.Kind switch
        {
            ChanceKind.Possible when item.Url is { } own => Html.Of(
                $"<p>This server takes appeals on a page of its own: <a href=\"{own}\" rel=\"noreferrer\">{own}</a></p>"
            ),
            ChanceKind.Possible => Html.Of(
                $"<p class=\"actions\"><a class=\"button\" href=\"{path}\">Appeal against this</a></p>"
            ),
            ChanceKind.Open => Html.Of(
                $"<p>Your appeal is {AppealText.Word(item.Chance.Appeal!.State)}. <a href=\"{PathOf(item.Chance.Appeal)}\">Look at it</a></p>"
            ),
            _ => Html.Of($"<p>{AppealRefusals.OfChance(item.Chance).Message}</p>"),
        };
        return Html.Of($"<section class=\"card\">\n<h3>{item.Guild}</h3>\n{About(item.Case)}\n{next}\n</section>\n");
    }

    private static Html Listed(string guild, Appeal appeal) =>
        Html.Of(
            $"""
            <section class="card">
            <h3><a href="{PathOf(appeal)}">{guild}: appeal against case #{appeal.CaseNumber}</a></h3>
            <p>{State(appeal)} <span class="meta">{AppealText.Time(appeal.CreatedAt)}</span></p>
            </section>

            """
        );

    private static Html About(Case row) =>
        Html.Of(
            $"""
            <dl>
            {Facts(row)}
            </dl>
            """
        );

    /// <summary>For a list of them.</summary>
    public static Html Facts(Case row) =>
        Html.Of(
            $"""
            <dt>What</dt><dd>{CaseText.Title(row)}, case #{row.Number}</dd>
            <dt>When</dt><dd>{AppealText.Time(row.AppliedAt ?? row.CreatedAt)}</dd>
            <dt>Until</dt><dd>{Until(row)}</dd>
            <dt>Reason</dt><dd>{row.Reason ?? "None was given."}</dd>
            """
        );

    private static string Until(Case row) =>
        row switch
        {
            { IsInForce: false, EndedAt: { } ended } => $"It ended on {AppealText.Time(ended)}",
            { ExpiresAt: { } end } => AppealText.Time(end),
            { Kind: CaseKind.Kick or CaseKind.Softban } => "It is over; you can join again where you are let in.",
            { Lasts: true } => "For good",
            _ => "It stays on record.",
        };

    private static Html Outcome(Appeal appeal, Case? row)
    {
        var text = (appeal.State, appeal.Lift) switch
        {
            (AppealState.Pending, _) =>
                "Staff will look at it. You find the answer here; you do not need to keep this page open.",
            (AppealState.NeedsInfo, _) => "Staff want to know more before they decide. Please answer below.",
            (AppealState.Denied, _) => "Staff looked at it and decided that it stays as it is.",
            (AppealState.Withdrawn, _) => "You took it back. Nothing was changed.",
            (_, AppealLift.Done) => row?.Kind switch
            {
                CaseKind.Ban => "Your ban was lifted: you can join the server again with an invitation.",
                CaseKind.Mute => "Your mute was lifted: you can write again.",
                _ => "The case was revoked and does not count against you any more.",
            },
            (_, AppealLift.Ended) => "It had ended already when staff decided.",
            (_, AppealLift.Failed) => "It could not be lifted by itself; staff have been asked to do it by hand.",
            _ => "It is being lifted. This takes a moment.",
        };
        var kind = appeal.State switch
        {
            AppealState.Approved => "notice good",
            AppealState.Denied => "notice bad",
            _ => "notice",
        };
        var reason = appeal is { DecisionReason: { } why, State: AppealState.Approved or AppealState.Denied }
            ? Html.Of($"<p>Staff wrote:</p>\n<blockquote>{Html.Lines(why)}</blockquote>")
            : Html.Empty;
        var when = appeal.DecidedAt is { } at
            ? Html.Of($" <span class=\"meta\">{AppealText.Time(at)}</span>")
            : Html.Empty;
        return Html.Of(
            $"<div class=\"{kind}\" role=\"status\">\n<p>{State(appeal)}{when}</p>\n<p>{text}</p>\n{reason}</div>"
        );
    }

    public static Html State(Appeal appeal)
    {
        var word = appeal.State switch
        {
            AppealState.NeedsInfo => "Needs your answer",
            AppealState.Pending => "Pending",
            _ => appeal.State.ToString(),
        };
        return Html.Of($"<span class=\"state {appeal.State.Stored()}\">{word}</span>");
    }

    private static Html Question(string question, int number, string answer) =>
        Html.Of(
            $"""
            <label for="{AnswerName(number)}">{question}</label>
            <textarea class="short" id="{AnswerName(number)}" name="{AnswerName(
                number
            )}" maxlength="{AppealRules.LongestAnswer}">{answer}</textarea>

            """
        );

    public static Html Answered(AppealAnswer answer) =>
        Html.Of(
            $"<h3>{answer.Question}</h3>\n<blockquote>{(answer.Answer.Length == 0 ? Html.Of($"<em>Left out</em>") : Html.Lines(answer.Answer))}</blockquote>\n"
        );

    private static Html Entry(AppealEntry entry) =>
        Html.Of(
            $"""
            <h3>{(entry.Kind == EntryKind.Question ? "Staff asked" : "You answered")}</h3>
            <p class="meta">{AppealText.Time(entry.WrittenAt)}</p>
            <blockquote>{Html.Lines(entry.Text)}</blockquote>

            """
        );

    private static Html AnswerForm(AppealVisit visit) =>
        Html.Of(
            $"""
            <form method="post" action="{PathOf(visit.Appeal)}/answer">
            {visit.Visitor.CsrfField}
            <label for="answer">Your answer</label>
            <textarea id="answer" name="text" maxlength="{AppealRules.LongestEntry}" required></textarea>
            <p class="actions"><button>Send the answer</button></p>
            </form>
            """
        );

    private static Html WithdrawForm(AppealVisit visit) =>
        Html.Of(
            $"""
            <h2>Take it back</h2>
            <form method="post" action="{PathOf(visit.Appeal)}/withdraw">
            {visit.Visitor.CsrfField}
            <p class="hint">A withdrawn appeal counts as one of your tries.</p>
            <p class="actions"><button class="second">Withdraw the appeal</button></p>
            </form>
            """
        );

    public static Html Complaint(Refusal? refusal) =>
        refusal is null ? Html.Empty : Html.Of($"<p class=\"notice bad\" role=\"alert\">{refusal.Message}</p>");

    private static string Tries(CaseVisit visit) =>
        visit.Settings.Maximum == 1
            ? "You can appeal against this case once."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"You can appeal against this case up to {visit.Settings.Maximum} times."
            );

    private static string PathOf(Appeal appeal) =>
        string.Create(CultureInfo.InvariantCulture, $"{AppealEndpoints.Prefix}/{appeal.GuildId}/{appeal.Number}");
}
