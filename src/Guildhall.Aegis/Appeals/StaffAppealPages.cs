using System.Globalization;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Pages;
using Microsoft.AspNetCore.Http;

namespace Guildhall.Aegis.Appeals;

/// <summary>What staff see of appeals on the web; plain pages, complete without a script.</summary>
internal static class StaffAppealPages
{
    public static Page List(StaffVisit visit, IReadOnlyList<Appeal> waiting) =>
        new(
            $"Appeals to {visit.Guild}",
            Html.Of(
                $"""
                <h1>Appeals to {visit.Guild}</h1>
                {Html.If(waiting.Count == 0, () => Html.Of($"<p>No appeal waits.</p>"))}
                {Html.Join(waiting.Select(Listed))}
                """
            )
        );

    public static Page Show(StaffVisit visit, AppealFile file, string text, Refusal? refusal)
    {
        var appeal = file.Appeal;
        return new(
            $"Appeal {appeal.Number}",
            Html.Of(
                $"""
                <p><a href="{AppealEndpoints.Prefix}/{appeal.GuildId}/staff">← All that wait</a></p>
                <h1>Appeal {appeal.Number} to {visit.Guild}</h1>
                {AppealPages.Complaint(refusal)}
                <p role="status">{AppealPages.State(appeal)} <span class="meta">{Outcome(appeal)}</span></p>
                <section class="card">
                <dl>
                <dt>From</dt><dd>{appeal.AppellantName} <span class="meta">({appeal.AppellantId})</span></dd>
                <dt>Punished by</dt><dd>{(file.Case is { } row ? Punisher(row) : "The case was erased.")}</dd>
                {(file.Case is { } about ? AppealPages.Facts(about) : Html.Empty)}
                </dl>
                </section>
                <h2>What they write</h2>
                <p class="meta">{AppealText.Time(appeal.CreatedAt)}{Attempt(appeal)}</p>
                <blockquote>{Html.Lines(appeal.Text)}</blockquote>
                {Html.Join(AppealMessage.Answers(appeal).Select(AppealPages.Answered))}
                {Html.Join(file.Entries.Select(Entry))}
                {Html.If(file.Votes.Count > 0 || file.Required > 0, () => Votes(file))}
                {Html.If(appeal.IsOpen, () => Forms(visit, appeal, text))}
                """
            )
        )
        {
            Status = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    private static Html Listed(Appeal appeal) =>
        Html.Of(
            $"""
            <section class="card">
            <h3><a href="{StaffAppealEndpoints.PathOf(
                appeal
            )}">Appeal {appeal.Number} of {appeal.AppellantName}</a></h3>
            <p>{AppealPages.State(appeal)} <span class="meta">case #{appeal.CaseNumber}, {AppealText.Time(
                appeal.CreatedAt
            )}</span></p>
            </section>

            """
        );

    private static string Punisher(Case row) =>
        row.ActingForName is { } other ? $"{row.ActorName}, for {other}" : row.ActorName;

    private static string Attempt(Appeal appeal) =>
        appeal.Attempt == 1
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $", attempt {appeal.Attempt} for this case");

    private static string Outcome(Appeal appeal) =>
        (appeal.State, appeal.Lift) switch
        {
            (AppealState.Approved, AppealLift.Done) => $"by {appeal.DecidedByName}; it was lifted.",
            (AppealState.Approved, AppealLift.Ended) => $"by {appeal.DecidedByName}; it had ended already.",
            (AppealState.Approved, AppealLift.Failed) =>
                $"by {appeal.DecidedByName}, and not lifted: {appeal.LiftFailure} Please lift it by hand.",
            (AppealState.Approved, _) => $"by {appeal.DecidedByName}; it is being lifted.",
            (AppealState.Denied, _) => $"by {appeal.DecidedByName}; it stays as it is.",
            _ => "",
        };

    private static Html Entry(AppealEntry entry) =>
        Html.Of(
            $"""
            <h3>{entry.AuthorName} {(entry.Kind switch
            {
                EntryKind.Question => "asked",
                EntryKind.Answer => "answered",
                _ => "wrote, for staff alone",
            })}</h3>
            <p class="meta">{AppealText.Time(entry.WrittenAt)}</p>
            <blockquote>{Html.Lines(entry.Text)}</blockquote>

            """
        );

    private static Html Votes(AppealFile file) =>
        Html.Of(
            $"""
            <h2>Votes</h2>
            <p>For: {Names(file, isFor: true)}<br>
            Against: {Names(file, isFor: false)}</p>
            {Html.If(file.Required > 0, () => Html.Of($"<p class=\"hint\">{file.Required} of a kind decide.</p>"))}
            """
        );

    private static string Names(AppealFile file, bool isFor)
    {
        var names = string.Join(", ", file.Votes.Where(vote => vote.IsFor == isFor).Select(vote => vote.VoterName));
        return names.Length == 0 ? "nobody" : names;
    }

    private static Html Forms(StaffVisit visit, Appeal appeal, string text) =>
        Html.Of(
            $"""
            <h2>Decide</h2>
            <form method="post" action="{StaffAppealEndpoints.PathOf(appeal)}">
            {visit.Visitor.CsrfField}
            <label for="reason">Reason</label>
            <p class="hint" id="reason-hint">The appellant reads it. A denial needs one.</p>
            <textarea class="short" id="reason" name="text" maxlength="{AppealRules.LongestEntry}" aria-describedby="reason-hint">{text}</textarea>
            <p class="actions">
            <button name="act" value="approve">Approve</button>
            <button class="second" name="act" value="deny">Deny</button>
            <button class="second" name="act" value="for">Vote for</button>
            <button class="second" name="act" value="against">Vote against</button>
            </p>
            </form>
            <h2>Ask or comment</h2>
            <form method="post" action="{StaffAppealEndpoints.PathOf(appeal)}">
            {visit.Visitor.CsrfField}
            <label for="words">Your words</label>
            <p class="hint" id="words-hint">The appellant reads a question and can answer it; a comment stays among staff.</p>
            <textarea class="short" id="words" name="text" maxlength="{AppealRules.LongestEntry}" aria-describedby="words-hint"></textarea>
            <p class="actions">
            <button class="second" name="act" value="ask">Ask the appellant</button>
            <button class="second" name="act" value="comment">Comment for staff</button>
            </p>
            </form>
            """
        );
}
