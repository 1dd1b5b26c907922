using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Gateway.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.Quarantine;

internal static class QuarantineServices
{
    public static IServiceCollection AddQuarantine(this IServiceCollection services) =>
        services
            .AddSingleton<QuarantineDeed>()
            .AddSingleton<IDeed>(provider => provider.GetRequiredService<QuarantineDeed>())
            .AddSingleton<IDeed, UnquarantineDeed>()
            .AddListener<MemberJoined, QuarantineReturning>()
            .AddJob<QuarantineAgainJob, QuarantineReturning>();
}
