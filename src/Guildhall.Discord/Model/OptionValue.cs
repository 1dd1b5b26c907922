using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guildhall.Discord.Model;

/// <summary>What a command's option or choice carries: text (ids too), a whole number, a number, or a truth value.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct OptionValue
{
    private readonly string? text;
    private readonly double number;
    private readonly long integer;

    private OptionValue(OptionValueKind kind, string? text, long integer, double number)
    {
        Kind = kind;
        this.text = text;
        this.integer = integer;
        this.number = number;
    }

    public OptionValueKind Kind { get; }

    /// <summary>The value as text, whatever its kind; numbers in invariant form.</summary>
    public string Text =>
        Kind switch
        {
            OptionValueKind.Integer => integer.ToString(CultureInfo.InvariantCulture),
            OptionValueKind.Number => number.ToString("R", CultureInfo.InvariantCulture),
            OptionValueKind.Boolean => integer != 0 ? "true" : "false",
            _ => text ?? "",
        };

    /// <exception cref="FormatException">Not a whole number.</exception>
    public long Integer =>
        Kind == OptionValueKind.Integer
            ? integer
            : long.Parse(Text, NumberStyles.Integer, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">Not a number.</exception>
    public double Number =>
        Kind switch
        {
            OptionValueKind.Number => number,
            OptionValueKind.Integer => integer,
            _ => double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture),
        };

    public bool Boolean => Kind == OptionValueKind.Boolean && integer != 0;

    public static implicit operator OptionValue(string text) => new(OptionValueKind.Text, text, 0, 0);

    public static implicit operator OptionValue(long integer) => new(OptionValueKind.Integer, null, integer, 0);

    public static implicit operator OptionValue(double number) => new(OptionValueKind.Number, null, 0, number);

    public static implicit operator OptionValue(bool truth) => new(OptionValueKind.Boolean, null, truth ? 1 : 0, 0);

    /// <exception cref="FormatException">The option carries no id.</exception>
    public Snowflake<T> Id<T>() =>
        Snowflake<T>.TryParse(Text, null, out var id) ? id : throw new FormatException("The option carries no id.");

    public override string ToString() => Text;

    internal sealed class Converter : JsonConverter<OptionValue>
    {
        public override OptionValue Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            reader.TokenType switch
            {
                JsonTokenType.True => true,
                JsonTokenType.False => false,
                JsonTokenType.Number when reader.TryGetInt64(out var integer) => integer,
                JsonTokenType.Number => reader.GetDouble(),
                JsonTokenType.String => reader.GetString()!,
                _ => throw new JsonException("An option is a string, a number or a truth value."),
            };

        public override void Write(Utf8JsonWriter writer, OptionValue value, JsonSerializerOptions options)
        {
            switch (value.Kind)
            {
                case OptionValueKind.Integer:
                    writer.WriteNumberValue(value.integer);
                    break;
                case OptionValueKind.Number:
                    writer.WriteNumberValue(value.number);
                    break;
                case OptionValueKind.Boolean:
                    writer.WriteBooleanValue(value.integer != 0);
                    break;
                default:
                    writer.WriteStringValue(value.text ?? "");
                    break;
            }
        }
    }
}

public enum OptionValueKind
{
    Text,
    Integer,
    Number,
    Boolean,
}
