using Guildhall.Core.Commands;
using Guildhall.Sietch.Eligibility.Following;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Positions;

internal static class PositionServices
{
    public static IServiceCollection AddPositions(this IServiceCollection services) =>
        services
            .AddSingleton<PositionDesk>()
            .AddFollower<TellPositions>()
            .AddFollower<TellStandings>()
            .AddCommand<ShowPosition>();
}
