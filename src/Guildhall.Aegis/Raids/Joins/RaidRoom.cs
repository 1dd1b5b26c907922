using Guildhall.Aegis.Raids.Detection;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Joins;

/// <summary>What one guild's joins have been of late. Its events come in order; what is told again after a restart comes
/// before them.</summary>
internal sealed class RaidRoom
{
    private readonly Lock gate = new();
    private JoinDetector detector = new();
    private DateTimeOffset from = DateTimeOffset.MinValue;

    public JoinVerdict Add(Joiner joiner, JoinThresholds thresholds)
    {
        lock (gate)
        {
            // Alone it is as suspicious as before, and raises nothing.
            return joiner.JoinedAt <= from
                ? new JoinDetector().Add(joiner, thresholds) with
                {
                    Level = RaidLevel.Normal,
                }
                : detector.Add(joiner, thresholds);
        }
    }

    /// <summary>They came by this invite. Each with how suspicious that makes the person; without who is forgotten.</summary>
    public IReadOnlyList<(Snowflake<User> User, int Suspicion)> Attribute(
        IReadOnlyList<Snowflake<User>> users,
        string invite,
        JoinThresholds thresholds
    )
    {
        lock (gate)
        {
            return
            [
                .. users
                    .Select(user => (user, detector.Attribute(user, invite, thresholds)))
                    .Where(pair => pair.Item2 is not null)
                    .Select(pair => (pair.user, pair.Item2!.Value)),
            ];
        }
    }

    /// <summary>Somebody was erased.</summary>
    public void Forget(Snowflake<User> user)
    {
        lock (gate)
        {
            detector.Forget(user);
        }
    }

    /// <summary>Staff said that it was none: only who joins later counts.</summary>
    public void CountAfter(DateTimeOffset time)
    {
        lock (gate)
        {
            if (time > from)
            {
                from = time;
                detector = new();
            }
        }
    }
}
