namespace Guildhall.Simulator.Rest.Messages;

/// <summary>Which fields a button has follows from its style. Source: components/reference#button</summary>
internal static class ButtonForm
{
    private const int Link = 5;
    private const int Premium = 6;

    public static void Check(Form button, ComponentScope scope)
    {
        var style = button.Number("style", 1, 6, isRequired: true);
        button.Text("label", 0, 80);
        switch (style)
        {
            case null:
                return;
            case Link:
                button.Text("url", 1, 512, isRequired: true);
                Refuse(button, "custom_id", "sku_id");
                return;
            case Premium:
                button.Id("sku_id", isRequired: true);
                Refuse(button, "custom_id", "url", "label", "emoji");
                return;
        }

        Refuse(button, "url", "sku_id");
        scope.CustomId(button);
        if (!button.Has("label") && !button.Has("emoji"))
        {
            button.Fault("label", "BUTTON_COMPONENT_INVALID_LABEL_OR_EMOJI", "A label or emoji is required");
        }
    }

    // A field sent as null is not there.
    private static void Refuse(Form button, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (button.Body[name] is not null)
            {
                button.Fault(name, "BUTTON_COMPONENT_INVALID_FIELD", $"A button of this style has no {name}.");
            }
        }
    }
}
