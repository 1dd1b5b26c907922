using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Gateway.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.Welcome;

internal static class WelcomeServices
{
    public static IServiceCollection AddWelcome(this IServiceCollection services) =>
        services
            .AddListener<MemberJoined, HearJoin>()
            .AddListener<MemberChanged, HearScreening>()
            .AddJob<WelcomeJob, WelcomeMember>(new JobSettings { Concurrency = 4, MaxAttempts = 5 })
            .AddJob<WelcomeRolesJob, GiveWelcomeRoles>(new JobSettings { Concurrency = 4, MaxAttempts = 8 })
            .AddCommand<SetUpWelcome>()
            .AddCommand<ToggleWelcome>()
            .AddCommand<TestWelcome>()
            .AddCommand<ShowWelcome>();
}
