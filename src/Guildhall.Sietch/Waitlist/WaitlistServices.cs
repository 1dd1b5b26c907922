using Guildhall.Core.Commands;
using Guildhall.Sietch.Eligibility.Following;
using Guildhall.Sietch.Gating.Roles;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Waitlist;

internal static class WaitlistServices
{
    public static IServiceCollection AddWaitlist(this IServiceCollection services) =>
        services
            .AddSingleton<WaitlistBook>()
            .AddSingleton<WaitlistDesk>()
            .AddSingleton<IRoleWishes, WaitlistWishes>()
            .AddFollower<ReviewWaitlist>()
            .AddCommand<RegisterForWaitlist>()
            .AddCommand<ShowWaiting>()
            .AddCommand<LeaveWaitlist>();
}
