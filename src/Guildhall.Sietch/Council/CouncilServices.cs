using Guildhall.Core.Commands;
using Guildhall.Sietch.Gating.Roles;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Council;

internal static class CouncilServices
{
    public static IServiceCollection AddCouncil(this IServiceCollection services) =>
        services
            .AddSingleton<CouncilBook>()
            .AddSingleton<CouncilDesk>()
            .AddSingleton<NaibReplies>()
            .AddSingleton<CouncilNews>((_, _, _, _, _) => Task.CompletedTask)
            .AddSingleton<SettleCouncil>()
            .AddSingleton<IRoleWishes>(provider => provider.GetRequiredService<SettleCouncil>())
            .AddCommand<ShowCouncil>()
            .AddCommand<ShowNaib>()
            .AddCommand<ShowFormerNaib>()
            .AddCommand<UnseatNaib>()
            .AddCommand<StandForSeat>();
}
