using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Guildhall.Discord.Model;

/// <summary>Picks the type by <c>type</c>, wherever it stands in the object; the reader is not advanced to find it.</summary>
internal sealed class ComponentConverter : JsonConverter<Component>
{
    public override Component? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var type = PeekType(reader);
        return TypeInfo(type) is { } known
            ? (Component?)JsonSerializer.Deserialize(ref reader, known)
            : new UnknownComponent(type, RawJson.Read(ref reader));
    }

    public override void Write(Utf8JsonWriter writer, Component value, JsonSerializerOptions options)
    {
        if (value is UnknownComponent unknown)
        {
            unknown.Json.WriteTo(writer);
        }
        else
        {
            JsonSerializer.Serialize(writer, value, TypeInfo(value.Type)!);
        }
    }

    private static ComponentType PeekType(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A component is an object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.Number)
            {
                return (ComponentType)reader.GetInt32();
            }

            reader.Skip();
        }

        return default;
    }

    private static JsonTypeInfo? TypeInfo(ComponentType type) =>
        type switch
        {
            ComponentType.ActionRow => DiscordJson.Default.ActionRow,
            ComponentType.Button => DiscordJson.Default.Button,
            ComponentType.StringSelect => DiscordJson.Default.StringSelect,
            ComponentType.TextInput => DiscordJson.Default.TextInput,
            ComponentType.UserSelect => DiscordJson.Default.UserSelect,
            ComponentType.RoleSelect => DiscordJson.Default.RoleSelect,
            ComponentType.MentionableSelect => DiscordJson.Default.MentionableSelect,
            ComponentType.ChannelSelect => DiscordJson.Default.ChannelSelect,
            ComponentType.Section => DiscordJson.Default.Section,
            ComponentType.TextDisplay => DiscordJson.Default.TextDisplay,
            ComponentType.Thumbnail => DiscordJson.Default.Thumbnail,
            ComponentType.MediaGallery => DiscordJson.Default.MediaGallery,
            ComponentType.File => DiscordJson.Default.FileDisplay,
            ComponentType.Separator => DiscordJson.Default.Separator,
            ComponentType.Container => DiscordJson.Default.Container,
            ComponentType.Label => DiscordJson.Default.Label,
            ComponentType.FileUpload => DiscordJson.Default.FileInput,
            ComponentType.RadioGroup => DiscordJson.Default.RadioGroup,
            ComponentType.CheckboxGroup => DiscordJson.Default.CheckboxGroup,
            ComponentType.Checkbox => DiscordJson.Default.Checkbox,
            _ => null,
        };
}
