using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Rest.Interactions;

internal static class ChoiceForm
{
    /// <summary>At most 25 choices; a name has 1–100 characters, a text value as many.</summary>
    public static JsonArray Read(Form data)
    {
        if (!data.Has("choices"))
        {
            data.Fault("choices", "BASE_TYPE_REQUIRED", "This field is required");
        }

        var choices = data.Items("choices", 0, 25);
        foreach (var choice in choices)
        {
            choice.Text("name", 1, 100, isRequired: true);
            if (choice.Body["value"] is JsonValue value && value.TryGetValue<string>(out _))
            {
                choice.Text("value", 1, 100);
            }
        }

        data.Check();
        return new([.. choices.Select(c => c.Body.DeepClone())]);
    }
}
