using System.Text.Json.Serialization;

namespace Guildhall.Discord.Model;

/// <summary>
/// A PATCH field: absent (the default, left as it is), null (cleared) or a value. Properties of this type carry
/// <c>[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]</c>, so that absence is not written.
/// </summary>
[JsonConverter(typeof(OptionalConverterFactory))]
public readonly record struct Optional<T>
{
    public Optional(T value)
    {
        Value = value;
        HasValue = true;
    }

    public bool HasValue { get; }

    public T? Value { get; }

    public static implicit operator Optional<T>(T value) => new(value);
}
