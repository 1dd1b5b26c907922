using System.Globalization;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Actions;

/// <summary>What the moderator reads: what was done, to whom, for how long, the case, and whether the person was told.
/// </summary>
internal sealed class OutcomeReply(CaseButtons buttons, GuildSettingsBook settings, GuildProblems problems)
{
    public async Task<Reply> OfAsync(CaseOutcome outcome, CancellationToken cancellation)
    {
        var guild = outcome.Case.GuildId;
        var reply = Of(outcome, (await settings.GetAsync(guild, cancellation)).ModLog);
        var closed = (await problems.OpenAsync(guild, cancellation)).FirstOrDefault(p =>
            p.Code == GuildProblems.ModLog
        );
        return closed is null ? reply : reply with { Content = $"{reply.Content}\n-# ⚠ {closed.Details}" };
    }

    private Reply Of(CaseOutcome outcome, ModLogSettings log) =>
        outcome.State switch
        {
            OutcomeState.Stands => new(outcome.Refusal!.Message)
            {
                Components = buttons.OfStanding(outcome.Case),
                Ephemeral = true,
            },
            OutcomeState.Failed => new(
                $"{outcome.Refusal!.Message}\n-# {Number(outcome.Case)} says so · {CaseText.Dm(outcome.Case.Dm)}"
            )
            {
                Ephemeral = true,
            },
            OutcomeState.CalledOff => new(
                $"{CaseText.Title(outcome.Case)} of {CaseText.Person(outcome.Case)} was not done yet and is called off.\n"
                    + $"-# {Number(outcome.Case)} is revoked"
            )
            {
                Ephemeral = true,
            },
            OutcomeState.Queued => new(Queued(outcome)) { Ephemeral = true },
            OutcomeState.Repeated when outcome.Case.Execution != Execution.Applied => new(Queued(outcome))
            {
                Ephemeral = true,
            },
            _ => new(Done(outcome.Case, log) + Follows(outcome)) { Ephemeral = true },
        };

    private static string Done(Case row, ModLogSettings log)
    {
        var length = CaseText.Length(row) is { } text ? $" · {text}" : "";
        var details = CaseText.Details(row) is { } what ? $" · {what}" : "";
        var reason = row.Reason is { } why ? $"\n> {CaseText.Plain(CaseText.Cut(why, 1000))}" : "";
        var told = row.Kind is CaseKind.Note or CaseKind.Unban ? "" : $" · {CaseText.Dm(row.Dm)}";
        return $"{CaseText.Done(row.Kind)} {CaseText.Person(row)}{details}{length}{reason}\n-# {Number(row)}{told}{Link(row, log)}";
    }

    /// <summary>Not yet done, and perhaps not to be: what holds longer already stays.</summary>
    private static string Follows(CaseOutcome outcome)
    {
        if (outcome.Follows is not { } rung)
        {
            return "";
        }

        var length = rung.Then.Duration is { } time ? $" for {DurationText.Write(time)}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"\n{rung.Points} points are reached: **{rung.Then.Kind.Stored()}**{length} follows at once, as a case of its own, unless what holds already is longer."
        );
    }

    private static string Queued(CaseOutcome outcome)
    {
        var row = outcome.Case;
        var when = outcome.RetryAt is { } at ? $" and is tried again {CaseText.Ago(at)}" : "";
        return $"{CaseText.Title(row)} of {CaseText.Person(row)} is kept{when}: Discord makes me wait or does not answer. "
            + $"This message says when it is done.\n-# {Number(row)} · {CaseText.Dm(row.Dm)}";
    }

    /// <summary>The message in the mod-log is made after the answer: until there is one, its channel is named.</summary>
    private static string Link(Case row, ModLogSettings log) =>
        row.Batch is null
        && (row.Kind != CaseKind.Note || log.Notes)
        && (row.LogChannelId ?? log.Channel) is { } channel
            ? row.LogMessageId is { } message
                ? $" · {CaseText.Link(row.GuildId, channel, message)}"
                : $" · its message follows in <#{channel}>"
            : "";

    private static string Number(Case row) => string.Create(CultureInfo.InvariantCulture, $"Case #{row.Number}");
}
