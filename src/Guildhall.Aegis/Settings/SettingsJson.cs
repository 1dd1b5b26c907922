using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guildhall.Aegis.Settings;

/// <summary>Settings as they are stored and exported: ids as text, lengths of time as <c>1d 12h</c>, every key written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    Converters = [typeof(DurationConverter)]
)]
[JsonSerializable(typeof(GuildSettings))]
internal sealed partial class SettingsJson : JsonSerializerContext;

internal sealed class DurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? "";
        return DurationText.TryRead(text, out var length) ? length
            : text == DurationText.Write(TimeSpan.Zero) ? TimeSpan.Zero
            : throw new JsonException("Expected a length of time.");
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(DurationText.Write(value));
}
