using System.Collections.Concurrent;

namespace Guildhall.Aegis.AutoMod.Links;

/// <summary>The invite codes of one guild. Codes are told apart by case, a vanity address is not.</summary>
internal sealed class OwnCodes
{
    private readonly ConcurrentDictionary<string, bool> codes = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private bool isRead;
    private bool isAsked;
    private DateTimeOffset again;

    /// <summary>discord.gg/<c>vanity</c>; null for none.</summary>
    public string? Vanity { get; set; }

    public bool Contains(string code) =>
        codes.ContainsKey(code) || string.Equals(Vanity, code, StringComparison.OrdinalIgnoreCase);

    /// <summary>Nothing was read, and it may be asked for.</summary>
    public bool IsStale(DateTimeOffset now)
    {
        lock (gate)
        {
            return !isRead && now >= again;
        }
    }

    /// <summary>False where somebody has asked already.</summary>
    public bool TryAsk()
    {
        lock (gate)
        {
            var isFirst = !isAsked;
            isAsked = true;
            return isFirst;
        }
    }

    public void Add(string code) => codes[code] = true;

    public void Remove(string code) => codes.TryRemove(code, out _);

    public void Replace(IEnumerable<string> read)
    {
        var known = read.ToHashSet(StringComparer.Ordinal);
        foreach (var code in codes.Keys.Where(code => !known.Contains(code)))
        {
            codes.TryRemove(code, out _);
        }

        foreach (var code in known)
        {
            codes[code] = true;
        }

        lock (gate)
        {
            (isRead, isAsked) = (true, false);
        }
    }

    public void Refused(DateTimeOffset until)
    {
        lock (gate)
        {
            (isAsked, again) = (false, until);
        }
    }
}
