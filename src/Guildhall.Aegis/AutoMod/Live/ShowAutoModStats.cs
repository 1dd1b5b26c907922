using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary><c>/automod stats</c>: which rules hit how often, and how often staff called them wrong.</summary>
internal sealed class ShowAutoModStats(Db db, LiveGuilds live, Gates gates, TimeProvider time) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("automod stats", "How often each rule hit")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options =
            [
                CommandOption.Integer("days", "Of the last so many days; default 7") with
                {
                    MinValue = 1,
                    MaxValue = 365,
                },
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(Staff.Of(context), SettingsNeed.View, cancellation) is { } refusal)
        {
            return refusal;
        }

        var days = context.TryGetInteger("days") ?? 7;
        var rows = await db.QueryAsync<RuleStats>(
            AutoModSql.Stats,
            new { context.Guild, Since = time.GetUtcNow() - TimeSpan.FromDays(days) },
            cancellation
        );
        var lines = rows.Select(r =>
            $"**{CaseText.Plain(r.Rule)}**: {r.Hits} by {r.Users} members"
            + (r.Observed > 0 ? $", {r.Observed} only observed" : "")
            + (r.FalseHits > 0 ? $", {r.FalseHits} false" : "")
        );
        var suspended = live.Suspended(context.Guild);
        var resting =
            suspended.Count > 0
                ? $"\nSuspended, since they were too slow: {string.Join(", ", suspended.Select(CaseText.Plain))}."
                : "";
        return new Reply($"{string.Join('\n', lines.DefaultIfEmpty($"No hit in {days} days."))}{resting}");
    }

    private sealed record RuleStats(string Rule, long Hits, long Observed, long FalseHits, long Users);
}
