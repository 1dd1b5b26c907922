namespace Guildhall.Aegis.Raids.Joins;

/// <summary>Tells by which invite people came from how often each had been used before and after. Pure.</summary>
internal static class InviteUse
{
    /// <summary>The invite of all who joined in between; null where several or none were used, so that nobody can tell.
    /// </summary>
    public static string? Find(
        IReadOnlyDictionary<string, int> before,
        IReadOnlyDictionary<string, int> after,
        int joined
    )
    {
        var used = after
            .Select(now => (Code: now.Key, Times: now.Value - before.GetValueOrDefault(now.Key)))
            .Where(use => use.Times > 0)
            .ToList();
        // One that was made for a single use is gone with it.
        var gone = before.Keys.Count(code => !after.ContainsKey(code));
        return used is [var only] && gone == 0 && only.Times >= joined ? only.Code : null;
    }
}
