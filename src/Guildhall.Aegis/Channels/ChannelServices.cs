using Guildhall.Aegis.Channels.Holds;
using Guildhall.Aegis.Channels.Purges;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.Channels;

internal static class ChannelServices
{
    public static IServiceCollection AddAegisChannels(this IServiceCollection services) =>
        services
            .AddSingleton<Progress>()
            .AddJob<LogActJob, LogAct>(new JobSettings { MaxAttempts = 30 })
            .AddSingleton<PurgeScan>()
            .AddCommand<PurgeMessages>()
            .AddCommand<ClearMessages>()
            .AddJob<PurgeJob, RunPurge>(new JobSettings { MaxAttempts = 10 })
            .AddSingleton<IHoldKind, LockHold>()
            .AddSingleton<IHoldKind, SlowmodeHold>()
            .AddSingleton<HoldOrders>()
            .AddSingleton<LockPlaces>()
            .AddSingleton<LockCalls>()
            .AddCommand<LockChannel>()
            .AddCommand<LockDown>()
            .AddCommand<UnlockChannel>()
            .AddCommand<SetSlowmode>()
            .AddAutocomplete<SuggestPreset>()
            .AddAutocomplete<SuggestPresetToUnlock>()
            .AddJob<ApplyHoldsJob, ApplyHolds>(new JobSettings { MaxAttempts = 30 })
            .AddJob<ReleaseHoldsJob, ReleaseHolds>(new JobSettings { MaxAttempts = 30 });
}
