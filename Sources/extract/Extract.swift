@main struct Extract { static func main() {} }
