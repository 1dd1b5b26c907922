using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.Mass;

internal static class MassServices
{
    public static IServiceCollection AddAegisMass(this IServiceCollection services) =>
        services
            .AddSingleton<MassBook>()
            .AddSingleton<MassReply>()
            .AddSingleton<MassLog>()
            .AddSingleton<MassActors>()
            .AddSingleton<MassCollection>()
            .AddSingleton<MassCalls>()
            .AddSingleton<People>()
            .AddSingleton<AlreadySo>()
            .AddSingleton<Reversals>()
            .AddSingleton<BulkBans>()
            .AddSingleton<SingleActs>()
            .AddCommand<MassBan>()
            .AddCommand<MassKick>()
            .AddCommand<MassMute>()
            .AddCommand<MassUnban>()
            .AddComponent<ConfirmMass>()
            .AddComponent<UndoMassClick>()
            .AddJob<MassJob, RunMass>(new JobSettings { Concurrency = 2, MaxAttempts = 30 })
            .AddJob<UndoMassJob, UndoMass>(new JobSettings { Concurrency = 2, MaxAttempts = 30 });
}
