namespace Guildhall.Discord.Rest;

/// <summary>Calls that wait, by priority and then by age.</summary>
internal sealed class WaitingLine
{
    private readonly LinkedList<RateLimitWaiter>?[] lines = new LinkedList<RateLimitWaiter>?[4];

    public int Count { get; private set; }

    public void Add(RateLimitWaiter waiter)
    {
        var line = lines[(int)waiter.Request.Priority] ??= new();
        var before = line.Last;
        while (before is not null && before.Value.Ticket > waiter.Ticket)
        {
            before = before.Previous;
        }

        if (before is null)
        {
            line.AddFirst(waiter.Place);
        }
        else
        {
            line.AddAfter(before, waiter.Place);
        }

        Count++;
    }

    public void Remove(RateLimitWaiter waiter)
    {
        if (waiter.Place.List is { } line)
        {
            line.Remove(waiter.Place);
            Count--;
        }
    }

    public IEnumerable<RateLimitWaiter> InOrder()
    {
        foreach (var line in lines)
        {
            for (var node = line?.First; node is not null; )
            {
                // Read first: the one given out may be taken away.
                var next = node.Next;
                yield return node.Value;
                node = next;
            }
        }
    }

    public RateLimitWaiter? First()
    {
        foreach (var line in lines)
        {
            if (line?.First is { } first)
            {
                return first.Value;
            }
        }

        return null;
    }
}
