using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Mass;

/// <summary>
/// Bans up to 200 people by one call. Their cases are opened in one unit before it and closed in one after it; whom Discord
/// names as failed is looked up, because somebody else's ban and our own of a moment before a crash look the same.
/// </summary>
internal sealed class BulkBans(DiscordRest rest, Db db, Pseudonyms pseudonyms)
{
    public const int Most = 200;

    private const string Refused = "aegis.discord_refused";

    // Discord's code where not a single one could be banned.
    private const int NobodyBanned = 500000;

    /// <exception cref="DiscordApiException">Discord refused, or did not answer; the cases are pending.</exception>
    public async Task RunAsync(
        MassAction action,
        MassOrder order,
        Staff actor,
        IReadOnlyList<MassTarget> batch,
        CancellationToken cancellation
    )
    {
        var cases = await db.WriteAsync(unit => OpenAsync(unit, action, order, actor, batch), cancellation);
        var waiting = batch.Where(target => cases[target.UserId].Execution == Execution.Pending).ToList();
        if (waiting.Count == 0)
        {
            return;
        }

        var reason = Reason(action, order, cases.Values);
        var banned = await BanAsync(action, order, [.. waiting.Select(target => target.UserId)], reason, cancellation);
        Dictionary<Snowflake<User>, string?> outcomes = [];
        foreach (var target in waiting)
        {
            outcomes[target.UserId] = banned.Contains(target.UserId)
                ? null
                : await ExplainAsync(action, target.UserId, reason, cancellation);
        }

        // CancellationToken.None: what has happened in Discord is written, whatever became of the caller.
        await db.WriteAsync(
            unit => CloseAsync(unit, action, actor, waiting, cases, outcomes, reason),
            CancellationToken.None
        );
    }

    /// <summary>Discord refused for good: what was opened for those who still wait has failed.</summary>
    public Task AbandonAsync(MassAction action, IReadOnlyList<MassTarget> waiting, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                foreach (var target in waiting)
                {
                    var key = new { Guild = action.GuildId, Key = action.KeyOf(target.UserId) };
                    var row = await unit.QuerySingleOrDefaultAsync<Case>(CaseSql.ByKey, key);
                    if (row is { Execution: Execution.Pending })
                    {
                        await unit.FailCaseAsync(row, Refused, DmState.Skipped);
                    }

                    await MassBook.SetAsync(unit, action, target, MassTarget.Refused, Refused, row?.Number);
                }
            },
            cancellation
        );

    private static async Task<Dictionary<Snowflake<User>, Case>> OpenAsync(
        Unit unit,
        MassAction action,
        MassOrder order,
        Staff actor,
        IReadOnlyList<MassTarget> batch
    )
    {
        await unit.LockCasesAsync(action.GuildId);
        Dictionary<Snowflake<User>, Case> cases = [];
        foreach (var target in batch)
        {
            var key = action.KeyOf(target.UserId);
            var row =
                await unit.QuerySingleOrDefaultAsync<Case>(CaseSql.ByKey, new { Guild = action.GuildId, Key = key })
                ?? await unit.OpenCaseAsync(action.GuildId, NewCase(action, order, actor, target, key));
            cases[target.UserId] = row;
            await unit.ExecuteAsync(
                MassSql.SetCase,
                new
                {
                    Guild = action.GuildId,
                    Id = action.MassId,
                    target.Position,
                    row.Number,
                }
            );
        }

        return cases;
    }

    private static NewCase NewCase(MassAction action, MassOrder order, Staff actor, MassTarget target, string key) =>
        new()
        {
            Kind = CaseKind.Ban,
            Target = target.UserId,
            TargetName = target.UserName,
            Actor = actor,
            Source = CaseSource.Mass,
            Batch = action.Batch,
            Reason = order.Reason,
            Duration = order.Length,
            DeleteMessages = order.DeleteMessages,
            IsSilent = true,
            Dm = DmState.Skipped,
            IdempotencyKey = key,
        };

    /// <summary>Not in the form of a single case's: the audit log's entries are many people's.</summary>
    private static string Reason(MassAction action, MassOrder order, IEnumerable<Case> cases)
    {
        var numbers = cases.Select(row => row.Number).Order().ToList();
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{action.ActorName} ({action.ActorId}) · mass ban, cases {numbers[0]} to {numbers[^1]}"
        );
        return CaseText.Cut(
            order.Reason is { } why ? $"{text} · {why.ReplaceLineEndings(" ")}" : text,
            AuditReason.Longest
        );
    }

    private async Task<HashSet<Snowflake<User>>> BanAsync(
        MassAction action,
        MassOrder order,
        IReadOnlyList<Snowflake<User>> users,
        string reason,
        CancellationToken cancellation
    )
    {
        try
        {
            var result = await rest.With(RestPriority.Log)
                .BulkBanAsync(action.GuildId, users, order.DeleteMessages, reason, cancellation);
            return [.. result.BannedUsers];
        }
        catch (DiscordApiException exception) when (exception.Code == NobodyBanned)
        {
            return [];
        }
    }

    /// <summary>Null where our own ban stands there; else the code of why not.</summary>
    private async Task<string?> ExplainAsync(
        MassAction action,
        Snowflake<User> user,
        string reason,
        CancellationToken cancellation
    )
    {
        var ban = await Bans.TryGetAsync(rest.With(RestPriority.Log), action.GuildId, user, cancellation);
        return ban is null ? Refused
            : ban.Reason?.Trim() == reason.Trim() ? null
            : "aegis.already_banned";
    }

    private async Task CloseAsync(
        Unit unit,
        MassAction action,
        Staff actor,
        List<MassTarget> targets,
        Dictionary<Snowflake<User>, Case> cases,
        Dictionary<Snowflake<User>, string?> outcomes,
        string reason
    )
    {
        foreach (var target in targets)
        {
            var row = cases[target.UserId];
            if (outcomes[target.UserId] is { } code)
            {
                await unit.FailCaseAsync(row, code, DmState.Skipped);
                await MassBook.SetAsync(unit, action, target, MassTarget.Refused, code, row.Number);
            }
            else
            {
                var subject = pseudonyms.SubjectOf(row.TargetId);
                await unit.ApplyCaseAsync(row, subject, DmState.Skipped, reason, actor);
                await MassBook.SetAsync(unit, action, target, MassTarget.Done, null, row.Number);
            }
        }
    }
}
