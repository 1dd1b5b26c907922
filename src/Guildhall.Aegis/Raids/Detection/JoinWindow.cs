namespace Guildhall.Aegis.Raids.Detection;

/// <summary>The joins of the last while, summed as they come and go. For one guild, by one caller at a time.</summary>
internal sealed class JoinWindow(TimeSpan length)
{
    private readonly Queue<WeighedJoin> joins = new();
    private readonly Dictionary<string, int> groups = new(StringComparer.Ordinal);

    private DateTimeOffset edge = DateTimeOffset.MinValue;

    public TimeSpan Length => length;

    public int Count => joins.Count;

    /// <summary>Of all joins, in thousandths of one that is certainly bad.</summary>
    public long Weight { get; private set; }

    /// <summary>Of the suspicious ones alone.</summary>
    public long SuspiciousWeight { get; private set; }

    /// <summary>The oldest that is counted; null where none is.</summary>
    public DateTimeOffset? Since => joins.TryPeek(out var first) ? first.At : null;

    public void Add(WeighedJoin join)
    {
        Forget(join.At);
        joins.Enqueue(join);
        Put(join);
    }

    /// <summary>Whether it is counted still.</summary>
    public bool Holds(WeighedJoin join) => join.At > edge;

    /// <summary>Counts it for what it weighs; before it is weighed anew, <see cref="Take"/> takes that back.</summary>
    public void Put(WeighedJoin join)
    {
        Weight += join.Weight;
        if (join.IsSuspicious)
        {
            SuspiciousWeight += join.Weight;
            foreach (var group in join.Groups)
            {
                groups[group] = groups.GetValueOrDefault(group) + 1;
            }
        }
    }

    public void Take(WeighedJoin join)
    {
        Weight -= join.Weight;
        if (join.IsSuspicious)
        {
            SuspiciousWeight -= join.Weight;
            foreach (var group in join.Groups)
            {
                Leave(group);
            }
        }
    }

    /// <summary>How many suspicious joins share the most common of these.</summary>
    public int LargestOf(IReadOnlyList<string> of) =>
        of.Count == 0 ? 0 : of.Max(group => groups.GetValueOrDefault(group));

    /// <summary>What is older than the window at that time counts no more.</summary>
    public void Forget(DateTimeOffset now)
    {
        edge = now - length > edge ? now - length : edge;
        while (joins.TryPeek(out var oldest) && oldest.At <= edge)
        {
            Take(joins.Dequeue());
        }
    }

    private void Leave(string group)
    {
        if (--groups[group] == 0)
        {
            groups.Remove(group);
        }
    }
}

/// <summary>A join as it counts; what it weighs changes when its invite becomes known.</summary>
internal sealed class WeighedJoin(DateTimeOffset at)
{
    public DateTimeOffset At => at;

    /// <summary>0–1,000.</summary>
    public required int Weight { get; set; }

    /// <summary>What it may share with others: the stem of its name, its invite.</summary>
    public required IReadOnlyList<string> Groups { get; set; }

    public bool IsSuspicious => Weight >= JoinSuspicion.Suspicious;
}
