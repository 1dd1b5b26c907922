using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Gateway.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.Access;

internal static class AccessServices
{
    public static IServiceCollection AddAegisAccess(this IServiceCollection services) =>
        services
            .AddSingleton<Standings>()
            .AddSingleton<GuildPlaces>()
            .AddSingleton<Grants>()
            .AddSingleton<FirstGrant>()
            .AddSingleton<Gates>()
            .AddSingleton<StaffMembers>()
            .AddSingleton<MemberSnapshots>()
            .AddSingleton<Targets>()
            .AddListener<GuildAvailable, OrderRanks>()
            .AddListener<MemberChanged, RememberRoles>()
            .AddListener<MemberLeft, RememberDeparture>()
            .AddJob<RanksJob, ReadRanks>(new JobSettings { Concurrency = 1 })
            .AddCommand<ShowPermissions>()
            .AddCommand<GrantPermission>()
            .AddCommand<RevokePermission>()
            .AddCommand<ResetPermissions>()
            .AddComponent<ConfirmFirstGrant>()
            .AddComponent<DropFirstGrant>()
            .AddComponent<UndoFirstGrant>()
            .AddAutocomplete<SuggestRight>()
            .AddAutocomplete<SuggestGrantedRight>();
}
