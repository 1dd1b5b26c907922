using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Gateway.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Guildhall.Aegis.Welcome;

internal static class WelcomeServices
{
    /// <summary>The event of a join is said in the module; what watches for raids gives its own <see cref="RaidQuiet"/>.
    /// </summary>
    public static IServiceCollection AddWelcome(this IServiceCollection services)
    {
        services.TryAddSingleton<RaidQuiet>(_ => (_, _) => ValueTask.FromResult(false));
        return services
            .AddListener<MemberJoined, HearJoin>()
            .AddListener<MemberChanged, HearScreening>()
            .AddJob<WelcomeJob, WelcomeMember>(new JobSettings { Concurrency = 4, MaxAttempts = 5 })
            .AddJob<WelcomeRolesJob, GiveWelcomeRoles>(new JobSettings { Concurrency = 4, MaxAttempts = 8 })
            .AddCommand<SetUpWelcome>()
            .AddCommand<ToggleWelcome>()
            .AddCommand<TestWelcome>()
            .AddCommand<ShowWelcome>();
    }
}
