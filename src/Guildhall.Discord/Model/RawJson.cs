using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guildhall.Discord.Model;

/// <summary>A JSON value kept as its own UTF-8 bytes, to be written back or parsed by who knows it.</summary>
[JsonConverter(typeof(Converter))]
public readonly struct RawJson(ReadOnlyMemory<byte> utf8)
{
    public ReadOnlyMemory<byte> Utf8 => utf8;

    /// <summary>Copies the value at the reader and leaves the reader on its last token.</summary>
    internal static RawJson Read(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new(Encoding.UTF8.GetBytes(document.RootElement.GetRawText()));
    }

    internal void WriteTo(Utf8JsonWriter writer) => writer.WriteRawValue(utf8.Span, skipInputValidation: true);

    public override string ToString() => Encoding.UTF8.GetString(utf8.Span);

    internal sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            RawJson.Read(ref reader);

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            value.WriteTo(writer);
    }
}
