using System.Collections.Concurrent;
using Guildhall.Discord.Model;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>What the reconciler did last to each member's role, for a minute. Discord tells of every call, in its own time: word of
/// an earlier one takes a later one back from what is remembered, until the word of that comes too.</summary>
internal sealed class OwnSteps(TimeProvider time)
{
    private static readonly TimeSpan memory = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(Snowflake<User>, Snowflake<Role>), Made> last = [];

    public void Remember(RoleStep step) => last[(step.User, step.Role)] = new(step.IsGift, time.GetUtcNow(), false);

    /// <summary>Those that are to be done now. One that was done just now is left out once: where it is wanted at the next look
    /// still, somebody has undone it.</summary>
    public IReadOnlyList<RoleStep> Sure(IReadOnlyList<RoleStep> steps)
    {
        Forget();
        return [.. steps.Where(step => !Doubts(step))];
    }

    private bool Doubts(RoleStep step)
    {
        var key = (step.User, step.Role);
        if (!last.TryGetValue(key, out var made) || made.IsDoubted || made.IsGift != step.IsGift)
        {
            return false;
        }

        last[key] = made with { IsDoubted = true };
        return true;
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (key, made) in last)
        {
            if (now - made.At >= memory)
            {
                last.TryRemove(KeyValuePair.Create(key, made));
            }
        }
    }

    private readonly record struct Made(bool IsGift, DateTimeOffset At, bool IsDoubted);
}
