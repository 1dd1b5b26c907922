namespace Guildhall.Simulator.Rest.Messages;

/// <summary>What the components of one message share: their names, their files, and how much text they may show.</summary>
/// <param name="files">What <c>attachment://</c> may name; null when it is not known.</param>
internal sealed class ComponentScope(IReadOnlySet<string>? files)
{
    private const int TextLimit = 4000;
    private readonly HashSet<string> names = [];
    private int shown;

    public bool Has(string file) => files is null || files.Contains(file);

    public void CustomId(Form component)
    {
        if (component.Text("custom_id", 1, 100, isRequired: true) is { } id && !names.Add(id))
        {
            component.Fault("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
    }

    /// <summary>A text display.</summary>
    public void Text(Form component) =>
        shown += Form.LengthOf(component.Text("content", 1, TextLimit, isRequired: true));

    /// <summary>Once all have been read.</summary>
    public void CheckText(Form form)
    {
        if (shown > TextLimit)
        {
            form.Fault(
                "components",
                "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
                $"The total displayable text size of components exceeds maximum size of {TextLimit}"
            );
        }
    }
}
