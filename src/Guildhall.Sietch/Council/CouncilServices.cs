using Guildhall.Core.Commands;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Members;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Council;

internal static class CouncilServices
{
    public static IServiceCollection AddCouncil(this IServiceCollection services) =>
        services
            .AddSingleton<CouncilBook>()
            .AddSingleton<ShownCouncil>()
            .AddSingleton<SeatLots>(Lots.Draw)
            .AddSingleton<CouncilDesk>()
            .AddSingleton<NaibReplies>()
            .AddSingleton<CouncilEndpoint>()
            .AddSingleton<CouncilNews>(CouncilAlerts.QueueAsync)
            .AddSingleton<CouncilOf>(provider =>
                async (tenant, cancellation) =>
                    provider.GetRequiredService<CommunityRegistry>().TryGet(tenant) is { Seats: > 0 }
                        ? await provider.GetRequiredService<CouncilBook>().HoldersAsync(tenant, cancellation)
                        : null
            )
            .AddSingleton<SettleCouncil>()
            .AddSingleton<IRoleWishes>(provider => provider.GetRequiredService<SettleCouncil>())
            .AddCommand<ShowCouncil>()
            .AddCommand<ShowNaib>()
            .AddCommand<ShowFormerNaib>()
            .AddCommand<UnseatNaib>()
            .AddCommand<StandForSeat>();
}
