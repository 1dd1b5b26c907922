namespace Guildhall.Aegis.AutoMod.Engine;

/// <summary>The last so many of something, newest first.</summary>
internal sealed class History<T>(int capacity)
{
    private T[] items = [];
    private int next;

    public int Count { get; private set; }

    /// <summary>0 is the newest.</summary>
    public ref readonly T this[int back] => ref items[(next - 1 - back + items.Length) % items.Length];

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
