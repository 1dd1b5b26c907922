using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Activity;

internal static class ActivityServices
{
    public static IServiceCollection AddActivity(this IServiceCollection services) =>
        services
            .AddSingleton<ActivityBook>()
            .AddSingleton<TrackedChannels>()
            .AddCommand<ShowStats>()
            .AddGatewayEvent("MESSAGE_REACTION_REMOVE", ActivityEventsJson.Default.ReactionTaken)
            .AddListener<Message, HearActivity>()
            .AddListener<ReactionChanged, HearActivity>()
            .AddListener<ReactionTaken, HearActivity>()
            .AddJob<SweepReactionsJob, SweepReactions>()
            .AddSchedule("sietch.reactions.sweep", "17 3 * * *", at => new SweepReactionsJob(at));
}
