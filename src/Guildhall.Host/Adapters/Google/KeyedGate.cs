namespace Guildhall.Host.Adapters.Google;

/// <summary>One at a time for each key. A key that nobody holds takes no memory.</summary>
internal sealed class KeyedGate
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, Entry> entries = [];

    public async Task<IDisposable> EnterAsync(string key, CancellationToken cancellation)
    {
        Entry? entry;
        lock (guard)
        {
            if (!entries.TryGetValue(key, out entry))
            {
                entries[key] = entry = new Entry();
            }

            entry.Holders++;
        }

        try
        {
            await entry.Turn.WaitAsync(cancellation);
        }
        catch
        {
            Leave(key, entry, hasTurn: false);
            throw;
        }

        return new Stay(this, key, entry);
    }

    private void Leave(string key, Entry entry, bool hasTurn)
    {
        lock (guard)
        {
            if (hasTurn)
            {
                entry.Turn.Release();
            }

            if (--entry.Holders == 0)
            {
                entries.Remove(key);
                entry.Turn.Dispose();
            }
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Holders { get; set; }
    }

    private sealed class Stay(KeyedGate gate, string key, Entry entry) : IDisposable
    {
        private bool isLeft;

        public void Dispose()
        {
            if (!isLeft)
            {
                isLeft = true;
                gate.Leave(key, entry, hasTurn: true);
            }
        }
    }
}
