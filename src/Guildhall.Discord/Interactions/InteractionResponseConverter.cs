using System.Text.Json;
using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Interactions;

/// <summary>Writes <c>{"type", "data"}</c>; Discord never sends one, so there is nothing to read.</summary>
internal sealed class InteractionResponseConverter : JsonConverter<InteractionResponse>
{
    public override InteractionResponse Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => throw new NotSupportedException("Answers to interactions are only sent.");

    public override void Write(Utf8JsonWriter writer, InteractionResponse value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("type"u8, (int)value.Type);
        if (value.Message is { } message)
        {
            writer.WritePropertyName("data"u8);
            JsonSerializer.Serialize(writer, message, DiscordJson.Default.MessagePayload);
        }
        else if (value.Choices is { } choices)
        {
            writer.WritePropertyName("data"u8);
            JsonSerializer.Serialize(writer, new(choices), WireJson.Default.AutocompleteChoices);
        }
        else if (value.Modal is { } modal)
        {
            writer.WritePropertyName("data"u8);
            JsonSerializer.Serialize(writer, modal, DiscordJson.Default.Modal);
        }

        writer.WriteEndObject();
    }
}

internal sealed record AutocompleteChoices(IReadOnlyList<CommandChoice> Choices);
