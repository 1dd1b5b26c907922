using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guildhall.Discord.Model;

/// <summary>Writes ids as strings; reads strings and numbers, since Discord echoes malformed ids as numbers.</summary>
public sealed class SnowflakeConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Snowflake<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)
            Activator.CreateInstance(
                typeof(SnowflakeConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()[0])
            )!;

    private sealed class SnowflakeConverter<T> : JsonConverter<Snowflake<T>>
    {
        public override Snowflake<T> Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => new(ReadValue(ref reader));

        public override void Write(Utf8JsonWriter writer, Snowflake<T> value, JsonSerializerOptions options)
        {
            Span<byte> digits = stackalloc byte[20];
            Utf8Formatter.TryFormat(value.Value, digits, out var written);
            writer.WriteStringValue(digits[..written]);
        }

        public override Snowflake<T> ReadAsPropertyName(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => new(ulong.Parse(reader.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));

        public override void WriteAsPropertyName(
            Utf8JsonWriter writer,
            Snowflake<T> value,
            JsonSerializerOptions options
        ) => writer.WritePropertyName(value.ToString());

        private static ulong ReadValue(ref Utf8JsonReader reader)
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                return reader.GetUInt64();
            }

            if (reader.TokenType == JsonTokenType.String && !reader.HasValueSequence && !reader.ValueIsEscaped)
            {
                return ulong.TryParse(reader.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                    ? value
                    : throw new JsonException("A Discord id is a string of digits.");
            }

            return ulong.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var slow)
                ? slow
                : throw new JsonException("A Discord id is a string of digits.");
        }
    }
}
