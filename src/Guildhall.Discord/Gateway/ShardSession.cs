namespace Guildhall.Discord.Gateway;

/// <summary>
/// One session of a shard, over all its connections: which of its numbered events came, which are missing in between, and
/// which are still being handled. Read by any thread.
/// </summary>
internal sealed class ShardSession(string id, string resumeUrl, long sequence)
{
    // A server that skips numbers on purpose must not make this grow.
    private const int MostGaps = 256;

    private readonly Lock gate = new();
    private readonly List<SequenceGap> gaps = [];
    private readonly Queue<long> open = new();
    private readonly SortedSet<long> openLate = [];
    private readonly HashSet<long> done = [];
    private long last = sequence;
    private long newestOpen;

    public string Id => id;

    public string ResumeUrl => resumeUrl;

    /// <summary>A resume once left gaps as they were: this session skips numbers.</summary>
    public bool HasUnfilledGaps { get; set; }

    /// <summary>The highest number that came: what a heartbeat tells.</summary>
    public long Last
    {
        get
        {
            lock (gate)
            {
                return last;
            }
        }
    }

    /// <summary>Up to here nothing is missing: what a resume asks to continue from.</summary>
    public long ReadUpTo
    {
        get
        {
            lock (gate)
            {
                return Contiguous;
            }
        }
    }

    /// <summary>Up to here everything is handled: what another process may continue from.</summary>
    public long HandledUpTo
    {
        get
        {
            lock (gate)
            {
                var first = open.Count == 0 ? long.MaxValue : open.Peek();
                first = openLate.Count == 0 ? first : Math.Min(first, openLate.Min);
                return Math.Min(Contiguous, first - 1);
            }
        }
    }

    public bool IsIdle
    {
        get
        {
            lock (gate)
            {
                return open.Count == 0 && openLate.Count == 0;
            }
        }
    }

    private long Contiguous => gaps.Count == 0 ? last : gaps[0].First - 1;

    /// <summary>Counts an event that came; false for one that came before.</summary>
    /// <param name="isHandled">Somebody will call <see cref="Done"/> for it.</param>
    /// <param name="givenUp">A gap that is no longer waited for, since there are too many.</param>
    public bool TryRead(long number, bool isHandled, long now, out SequenceGap? givenUp)
    {
        givenUp = null;
        lock (gate)
        {
            if (number <= last)
            {
                if (!FillsGap(number))
                {
                    return false;
                }
            }
            else
            {
                if (number > last + 1)
                {
                    gaps.Add(new(last + 1, number - 1, now));
                    if (gaps.Count > MostGaps)
                    {
                        givenUp = gaps[0];
                        gaps.RemoveAt(0);
                    }
                }

                last = number;
            }

            if (isHandled)
            {
                Open(number);
            }

            return true;
        }
    }

    public void Done(long number)
    {
        lock (gate)
        {
            if (openLate.Count > 0 && openLate.Remove(number))
            {
                return;
            }

            if (open.Count == 0 || open.Peek() != number)
            {
                done.Add(number);
                return;
            }

            open.Dequeue();
            while (open.Count > 0 && done.Count > 0 && done.Remove(open.Peek()))
            {
                open.Dequeue();
            }
        }
    }

    /// <summary>Something has been missing since before that timestamp.</summary>
    public bool LacksSince(long timestamp)
    {
        lock (gate)
        {
            return gaps.Count > 0 && gaps[0].Since <= timestamp;
        }
    }

    /// <summary>Gives up waiting for what is missing below that number.</summary>
    public IReadOnlyList<SequenceGap> CloseGaps(long below) => Close(gap => gap.Last < below);

    /// <summary>Gives up waiting for what has been missing since before that timestamp.</summary>
    public IReadOnlyList<SequenceGap> CloseGapsSince(long timestamp) => Close(gap => gap.Since <= timestamp);

    private List<SequenceGap> Close(Predicate<SequenceGap> which)
    {
        lock (gate)
        {
            var closed = gaps.FindAll(which);
            gaps.RemoveAll(which);
            return closed;
        }
    }

    private void Open(long number)
    {
        if (number > newestOpen)
        {
            newestOpen = number;
            open.Enqueue(number);
        }
        else
        {
            openLate.Add(number);
        }
    }

    private bool FillsGap(long number)
    {
        for (var i = 0; i < gaps.Count; i++)
        {
            var gap = gaps[i];
            if (number < gap.First || number > gap.Last)
            {
                continue;
            }

            gaps.RemoveAt(i);
            if (number < gap.Last)
            {
                gaps.Insert(i, gap with { First = number + 1 });
            }

            if (number > gap.First)
            {
                gaps.Insert(i, gap with { Last = number - 1 });
            }

            return true;
        }

        return false;
    }
}

/// <param name="First">The first number that is missing.</param>
/// <param name="Last">The last one.</param>
/// <param name="Since">Timestamp of the clock when the gap was seen.</param>
internal readonly record struct SequenceGap(long First, long Last, long Since);
