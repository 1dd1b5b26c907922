using Guildhall.Core.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Members.Directory;

internal static class DirectoryServices
{
    public static IServiceCollection AddDirectory(this IServiceCollection services) =>
        services
            .AddSingleton<Roster>()
            .AddSingleton<MemberGate>()
            .AddSingleton<DirectoryCard>()
            .AddSingleton<Leaderboard>()
            .AddSingleton<NymSuggestions>()
            .AddSingleton<ProfileCard>()
            .AddSingleton<DirectoryEndpoint>()
            .AddSingleton<LeaderboardEndpoint>()
            .AddCommand<ViewProfile>()
            .AddCommand<EditProfile>()
            .AddCommand<ShowDirectory>()
            .AddCommand<ShowLeaderboard>()
            .AddAutocomplete<SuggestNymToView>()
            .AddComponent<TurnDirectory>()
            .AddComponent<ShowOwnPlace>();
}
