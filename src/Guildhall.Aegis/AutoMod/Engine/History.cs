namespace Guildhall.Aegis.AutoMod.Engine;

/// <summary>The last so many of something, newest first.</summary>
internal sealed class History<T>(int capacity)
{
    private T[] items = [];
    private int next;

    public int Count { get; private set; }

    /// <summary>0 is the newest.</summary>
    public ref readonly T this[int back] => ref items[(next - 1 - back + items.Length) % items.Length];

    public void RemoveAll(Predicate<T> isGone)
    {
        var kept = new List<T>(Count);
        for (var back = Count - 1; back >= 0; back--)
        {
            if (!isGone(this[back]))
            {
                kept.Add(this[back]);
            }
        }

        (items, next, Count) = ([], 0, 0);
        kept.ForEach(Add);
    }

    public void Add(T item)
    {
        if (Count == items.Length && items.Length < capacity)
        {
            var grown = new T[Math.Min(capacity, Math.Max(2, items.Length * 2))];
            for (var i = 0; i < Count; i++)
            {
                grown[i] = this[Count - 1 - i];
            }

            items = grown;
            next = Count;
        }

        items[next] = item;
        next = (next + 1) % items.Length;
        Count = Math.Min(Count + 1, items.Length);
    }
}
