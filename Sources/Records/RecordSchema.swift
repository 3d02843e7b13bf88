/// The JSON Schema of the output, for `extract schema`.
public enum RecordSchema {
  public static let text = "{}"
}
