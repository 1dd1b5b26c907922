using Guildhall.Aegis.AutoMod.Live.Acts;
using Guildhall.Aegis.AutoMod.Live.Votes;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>What rules can do.</summary>
internal static class ActionServices
{
    public static IServiceCollection AddAutoModActions(this IServiceCollection services) =>
        services
            .AddSingleton<HitPlaces>()
            .AddSingleton<HitCases>()
            .AddSingleton<HitActs>()
            .AddSingleton<HitAlerts>()
            .AddSingleton<IHitAct, ReplyAct>()
            .AddSingleton<IHitAct, DmAct>()
            .AddSingleton<IHitAct, NicknameAct>()
            .AddSingleton<IHitAct, RoleAct>()
            .AddSingleton<IHitAct, LockAct>()
            .AddSingleton<IHitAct, PauseInvitesAct>()
            .AddSingleton<IHitAct, RaidAct>()
            .AddSingleton<IHitAct, TicketAct>()
            .AddSingleton<IHitAct, VoteAct>()
            .AddSingleton<IHitAct, WebhookAct>()
            .AddJob<ActOnHitJob, ActOnHit>(new JobSettings { Concurrency = 8, MaxAttempts = 10 })
            .AddJob<SweepJob, Sweep>(new JobSettings { Concurrency = 8, MaxAttempts = 10 })
            .AddJob<EndBurstJob, EndBurst>()
            .AddJob<RoleBackJob, GiveRoleBack>()
            .AddSingleton<VoteBook>()
            .AddSingleton<VoteText>()
            .AddComponent<PressVote>()
            .AddJob<ShowVoteJob, ShowVote>(new JobSettings { Concurrency = 4, MaxAttempts = 10 })
            .AddJob<CarryOutVoteJob, CarryOutVote>(new JobSettings { Concurrency = 4, MaxAttempts = 20 })
            .AddJob<ExpireVoteJob, ExpireVote>();
}
