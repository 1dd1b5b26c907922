using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Activity;

/// <summary>Where what members do counts: everywhere, or in the channels that the tenant file names, with their threads, and in all
/// channels of a category that it names.</summary>
internal sealed class TrackedChannels(CommunityRegistry communities)
{
    // A thread in a channel in a category.
    private const int Deepest = 3;

    public bool Counts(Community community, Snowflake<Channel> channel)
    {
        if (community.Tracked.Count == 0)
        {
            return true;
        }

        var guild = communities.TryGuild(community);
        var next = (Snowflake<Channel>?)channel;
        for (var i = 0; i < Deepest && next is { } id; i++)
        {
            var known = guild?.TryGetChannel(id);
            if (community.Tracked.Contains($"{id}") || (known?.Name is { } name && community.Tracked.Contains(name)))
            {
                return true;
            }

            next = known?.ParentId;
        }

        return false;
    }
}
