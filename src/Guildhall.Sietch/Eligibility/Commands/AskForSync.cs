using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility.Commands;

/// <summary><c>/sietch sync</c>: reads the chain now.</summary>
internal sealed class AskForSync(Db db, CommunityRegistry communities, TimeProvider time) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("sietch sync", "Read the chain now")
        {
            Ephemeral = true,
            Permission = SietchPermissions.Admin,
            Cooldown = SietchPermissions.Pace,
            DefaultMemberPermissions = Permissions.Administrator,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var refusal))
        {
            return refusal;
        }

        if (!community.IsFollowed)
        {
            return EligibilityRefusals.NotYet(community);
        }

        var job = SyncEligibilityJob.New(community.Tenant, time.GetUtcNow());
        var isNew = await db.WriteAsync(
            async unit =>
            {
                // One that is planned for later in the hour comes now instead.
                await unit.CancelAsync<SyncEligibilityJob>(job.Key!);
                return await unit.EnqueueAsync(job);
            },
            cancellation
        );
        return new Reply(
            isNew ? "The chain is being read; /sietch status shows how it goes." : "A sync is under way already."
        )
        {
            Ephemeral = true,
        };
    }
}
