namespace Guildhall.Aegis.Cases;

/// <summary>How enums stand in the database and in ids: their name in lower case.</summary>
internal static class StoredNames
{
    public static string Stored<TEnum>(this TEnum value)
        where TEnum : struct, Enum => Names<TEnum>.Of(value);

    public static bool TryRead<TEnum>(string? text, out TEnum value)
        where TEnum : struct, Enum => Names<TEnum>.TryRead(text ?? "", out value);

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        private static readonly Dictionary<TEnum, string> names = Enum.GetValues<TEnum>()
            .ToDictionary(value => value, value => value.ToString().ToLowerInvariant());
        private static readonly Dictionary<string, TEnum> values = names.ToDictionary(
            pair => pair.Value,
            pair => pair.Key,
            StringComparer.OrdinalIgnoreCase
        );

        public static string Of(TEnum value) => names[value];

        public static bool TryRead(string text, out TEnum value) => values.TryGetValue(text, out value);
    }
}
