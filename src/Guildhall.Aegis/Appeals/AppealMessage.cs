using System.Globalization;
using System.Text.Json;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Microsoft.Extensions.Options;

namespace Guildhall.Aegis.Appeals;

/// <summary>An appeal as staff see it, in their channel and by command.</summary>
internal sealed class AppealMessage(CustomIds ids, IOptions<GuildhallOptions> options)
{
    private const int Amber = 0xE67E22;
    private const int Green = 0x2ECC71;
    private const int Red = 0xE74C3C;
    private const int Grey = 0x95A5A6;
    private const int LastEntries = 6;
    private static readonly TimeSpan lifetime = TimeSpan.FromDays(365);

    /// <param name="row">Null where the case was erased.</param>
    public MessagePayload Of(
        Appeal appeal,
        Case? row,
        IReadOnlyList<AppealEntry> entries,
        IReadOnlyList<AppealVote> votes,
        int required
    ) =>
        new()
        {
            Embeds = [EmbedRoom.Fit(Embed(appeal, row, entries, votes, required))],
            Components = appeal.IsOpen ? Buttons(appeal) : [],
        };

    private Embed Embed(
        Appeal appeal,
        Case? row,
        IReadOnlyList<AppealEntry> entries,
        IReadOnlyList<AppealVote> votes,
        int required
    )
    {
        var fields = new List<EmbedField>
        {
            new("From", $"**{CaseText.Plain(appeal.AppellantName)}** (`{appeal.AppellantId}`)", Inline: true),
            new("State", State(appeal), Inline: true),
            new("Against", Against(row, appeal.CaseNumber)),
        };
        fields.AddRange(
            Answers(appeal).Select(a => new EmbedField(Name(a.Question), Text(CaseText.Plain(a.Answer), 512)))
        );
        fields.AddRange(entries.TakeLast(LastEntries).Select(Entry));
        if (votes.Count > 0 || (required > 0 && appeal.IsOpen))
        {
            fields.Add(new("Votes", Votes(votes, required)));
        }

        if (appeal.DecidedByName is { } by)
        {
            var reason = appeal.DecisionReason is { } why ? $"\n{CaseText.Plain(why)}" : "";
            fields.Add(new(Name($"Decided by {by}"), Text($"{Lift(appeal)}{reason}", 600)));
        }

        return new()
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"Appeal #{appeal.Number}"),
            Url = options.Value.PublicUrl is { } home
                ? new Uri(home, StaffAppealEndpoints.PathOf(appeal)).AbsoluteUri
                : null,
            Description = CaseText.Plain(appeal.Text),
            Fields = fields,
            Color = Color(appeal.State),
            Timestamp = appeal.CreatedAt,
            Footer =
                appeal.Attempt > 1
                    ? new(string.Create(CultureInfo.InvariantCulture, $"Attempt {appeal.Attempt} for this case"))
                    : null,
        };
    }

    private static string Against(Case? row, long number) =>
        row is null
            ? string.Create(CultureInfo.InvariantCulture, $"Case #{number}, which was erased")
            : Text(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{CaseText.Title(row)}, case #{row.Number} by {CaseText.Actor(row)}, {CaseText.Ago(row.CreatedAt)}\n{CaseText.Plain(row.Reason ?? "No reason was given.")}"
                ),
                700
            );

    private static string State(Appeal appeal) =>
        appeal.State switch
        {
            AppealState.Pending => "pending",
            AppealState.NeedsInfo => "needs info: the appellant was asked",
            _ => AppealText.Word(appeal.State),
        };

    private static string Lift(Appeal appeal) =>
        (appeal.State, appeal.Lift) switch
        {
            (AppealState.Denied, _) => "**Denied.** It stays as it is.",
            (_, AppealLift.Done) => "**Approved.** It was lifted.",
            (_, AppealLift.Ended) => "**Approved.** It had ended already.",
            (_, AppealLift.Failed) => $"**Approved, and not lifted:** {appeal.LiftFailure} Please lift it by hand.",
            _ when appeal.LiftFailure is { } why => $"**Approved, and not lifted yet:** {why} It is tried again.",
            _ => "**Approved.** It is being lifted.",
        };

    private static EmbedField Entry(AppealEntry entry) =>
        new(
            Name(
                entry.Kind switch
                {
                    EntryKind.Question => $"{entry.AuthorName} asked",
                    EntryKind.Answer => $"{entry.AuthorName} answered",
                    _ => $"{entry.AuthorName}, for staff",
                }
            ),
            Text(CaseText.Plain(entry.Text), 300)
        );

    private static string Votes(IReadOnlyList<AppealVote> votes, int required)
    {
        var need = required > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {required} of a kind decide") : "";
        return Text(
            string.Create(
                CultureInfo.InvariantCulture,
                $"For: {Names(votes.Where(v => v.IsFor))}\nAgainst: {Names(votes.Where(v => !v.IsFor))}{need}"
            ),
            600
        );
    }

    private static string Names(IEnumerable<AppealVote> votes) =>
        votes.Select(vote => CaseText.Plain(vote.VoterName)).ToArray() is { Length: > 0 } names
            ? string.Join(", ", names)
            : "nobody";

    private List<Component> Buttons(Appeal appeal) =>
        [
            ActionRow.Of(
                Button.Success(Id(appeal, AppealAct.Approve), "Approve…"),
                Button.Danger(Id(appeal, AppealAct.Deny), "Deny…"),
                Button.Primary(Id(appeal, AppealAct.Ask), "Ask…")
            ),
            ActionRow.Of(
                Button.Secondary(Id(appeal, AppealAct.For), "Vote for"),
                Button.Secondary(Id(appeal, AppealAct.Against), "Vote against"),
                Button.Secondary(Id(appeal, AppealAct.Comment), "Comment…")
            ),
        ];

    private string Id(Appeal appeal, AppealAct act) =>
        ids.Make(PressAppealButton.Spec.Name, AppealAction.Write(act, appeal.Number), appeal.GuildId, null, lifetime);

    public static IReadOnlyList<AppealAnswer> Answers(Appeal appeal) =>
        JsonSerializer.Deserialize(appeal.Answers, AegisJson.Default.IReadOnlyListAppealAnswer) ?? [];

    private static int Color(AppealState state) =>
        state switch
        {
            AppealState.Approved => Green,
            AppealState.Denied => Red,
            AppealState.Withdrawn => Grey,
            _ => Amber,
        };

    private static string Name(string text) => Text(CaseText.Plain(text), 256);

    // Discord takes no empty field.
    private static string Text(string text, int longest) =>
        string.IsNullOrWhiteSpace(text) ? "(nothing)" : CaseText.Cut(text, longest);
}
