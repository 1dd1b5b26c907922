using System.Text.Json.Serialization.Metadata;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Quarantine;

/// <summary>Set somebody apart again who left and came back.</summary>
/// <param name="At">When they came back.</param>
internal sealed record QuarantineAgainJob(Snowflake<Guild> Guild, long Number, DateTimeOffset At)
    : IJob<QuarantineAgainJob>
{
    public static string Kind => "aegis.quarantine.again";

    public static JsonTypeInfo<QuarantineAgainJob> Json => QuarantineJson.Default.QuarantineAgainJob;

    /// <summary>One for each return: who goes and comes again finds the first one's job still at Discord.</summary>
    public string? Key => $"{Guild}:{Number}:{At.UtcTicks}";
}

/// <summary>Nobody leaves a quarantine by leaving the server: its end stays as it was.</summary>
internal sealed class QuarantineReturning(
    CaseBook book,
    GuildSettingsBook settings,
    Db db,
    QuarantineDeed quarantine,
    DiscordRest rest,
    TimeProvider time
) : IListener<MemberJoined>, IJobHandler<QuarantineAgainJob>
{
    public async Task HandleAsync(MemberJoined happened, CancellationToken cancellation)
    {
        var guild = happened.GuildId;
        var standing = await book.StandingAsync(guild, happened.User.Id, CaseKind.Quarantine, cancellation);
        if (
            standing.FirstOrDefault(row => row.IsInForce) is { } row
            && (await settings.GetAsync(guild, cancellation)).Moderation.ReapplyOnRejoin
        )
        {
            await db.WriteAsync(
                unit => unit.EnqueueAsync(new QuarantineAgainJob(guild, row.Number, happened.JoinedAt ?? unit.Now)),
                cancellation
            );
        }
    }

    public async Task HandleAsync(QuarantineAgainJob job, JobRun run, CancellationToken cancellation)
    {
        if (
            await book.FindAsync(new(job.Guild, job.Number), cancellation) is not { IsInForce: true } row
            || row.ExpiresAt <= time.GetUtcNow()
        )
        {
            return;
        }

        try
        {
            await quarantine.DoAsync(new(row, AuditReason.Of(row), rest, _ => Task.CompletedTask), cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            // Gone again, or the role is: the case ends at its time all the same.
        }
    }
}
